// The check that a request to the registry is signed by its STI-PA and new, so that replays have no effect.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "models/messages/registry.h"
#include "models/pki/certificate.h"
#include "models/pki/crypto.h"
#include "models/trust/newest_signer.h"
#include "models/trust/registry_entry.h"

namespace ishaken::parties {

class SignedRequests {
 public:
  explicit SignedRequests(const pki::Crypto& crypto) : crypto_(crypto) {}

  // Checks an entry whose signature was verified: its key was not replaced, and its sequence is new. Returns
  // 200 if so.
  messages::RegistryResult check(const trust::RegistryEntry& entry);
  // Checks a request other than a registration: it must be of that kind, about that country, signed under
  // that root by a key that was not replaced, and new. Returns 200 if it is.
  messages::RegistryResult check(const std::string& request, std::string_view typ, CountryCode country,
                                 const pki::Certificate& root);

 private:
  // Returns whether the sequence is higher than any that this root has signed for the country, and keeps it
  // if so.
  bool is_news(CountryCode country, const pki::Certificate& root, std::int64_t sequence);

  const pki::Crypto& crypto_;
  std::map<Sha256, trust::NewestSigner> signers_;  // by STI-PA root
  // The newest sequence that each STI-PA root has signed for a country, withdrawals included.
  std::map<std::pair<CountryCode, Sha256>, std::int64_t> newest_;
};

}  // namespace ishaken::parties
