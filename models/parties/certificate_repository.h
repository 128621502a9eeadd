// The STI-CR: serves certificate chains at the x5u of PASSporTs.
#pragma once

#include <map>
#include <string>

#include "models/parties/party.h"

namespace ishaken::parties {

class CertificateRepository final : public Party {
 public:
  // `max_age`: what Cache-Control tells verifiers (ATIS-1000074 5.3.1 keeps certificates 24 hours where
  // nothing is said).
  explicit CertificateRepository(Duration max_age = std::chrono::hours(24)) : max_age_(max_age) {}

  void receive(const messages::Envelope& envelope, Act& act) override;
  void direct(const messages::Directive&, Act&) override {}
  void wake(Tag, Act&) override {}

  void publish(std::string path, std::string chain) {
    chains_.insert_or_assign(std::move(path), std::move(chain));
  }
  messages::CertificateReply serve(const std::string& url) const;

 private:
  Duration max_age_;
  std::map<std::string, std::string, std::less<>> chains_;  // by path, PEM
};

}  // namespace ishaken::parties
