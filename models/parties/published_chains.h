// The certificate chains that a host serves at the x5u of PASSporTs.
#pragma once

#include <map>
#include <string>

#include "models/base/time.h"
#include "models/messages/repository.h"

namespace ishaken::parties {

class PublishedChains {
 public:
  // Serves chains with `max_age` in Cache-Control (by ATIS-1000074 clause 5.3.1 verifiers keep certificates
  // for 24 hours without it).
  explicit PublishedChains(Duration max_age = std::chrono::hours(24)) : max_age_(max_age) {}

  void publish(std::string path, std::string chain) {
    chains_.insert_or_assign(std::move(path), std::move(chain));
  }
  messages::CertificateReply serve(const messages::CertificateRequest& request) const;

 private:
  Duration max_age_;
  std::map<std::string, std::string, std::less<>> chains_;  // by path, PEM
};

}  // namespace ishaken::parties
