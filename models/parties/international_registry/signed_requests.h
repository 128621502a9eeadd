// Whether what an STI-PA asks of the registry is signed by it and new, so that nothing is played again.
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
  // Checks what an STI-PA asks for beside registration: of that kind, about that country, signed under that
  // root by a key that was not replaced, and new. Returns 200 if so.
  messages::RegistryResult check(const std::string& request, std::string_view typ, CountryCode country,
                                 const pki::Certificate& root);

 private:
  // Returns whether this root never signed a sequence as high; it then has.
  bool is_news(CountryCode country, const pki::Certificate& root, std::int64_t sequence);

  const pki::Crypto& crypto_;
  std::map<Sha256, trust::NewestSigner> signers_;  // by STI-PA root
  // The newest sequence that each STI-PA root has signed for a country, withdrawals included.
  std::map<std::pair<CountryCode, Sha256>, std::int64_t> newest_;
};

}  // namespace ishaken::parties
