// An STI-PA of the adversary's own, which nobody approved, for forged registry entries. Its CRL revokes
// nothing.
#pragma once

#include <memory>
#include <string>

#include "models/messages/trust_lists.h"
#include "models/parties/adversary/forgery.h"
#include "models/parties/rooted_keys.h"

namespace ishaken::parties {

class RoguePa {
 public:
  RoguePa(const std::string& path, CountryCode country, const std::string& host, Instant born,
          const Shared& shared);

  EntryAuthority authority() const { return {keys_.root(), keys_.signer(), keys_.crl_url()}; }
  messages::CrlReply crl(const messages::CrlRequest&) const { return {200, crl_}; }

 private:
  RootedKeys keys_;
  std::shared_ptr<const Bytes> crl_;
};

}  // namespace ishaken::parties
