// The check that an SPC token authorizes an ACME account for a service provider code (RFC 9447, RFC 9448).
#pragma once

#include <string>

#include "models/pki/crypto.h"
#include "models/pki/keys.h"
#include "models/trust/newest_signer.h"

namespace ishaken::parties {

class SpcTokenCheck {
 public:
  SpcTokenCheck(pki::PublicKey pa_root, const pki::Crypto& crypto)
      : pa_root_(std::move(pa_root)), crypto_(crypto) {}

  // Returns the reason why the token does not authorize that account; empty if it does. Keeps the newest key
  // of the STI-PA: tokens signed with an older one are refused from then on.
  std::string refusal(const std::string& token, const std::string& spc, const pki::PublicKey& account,
                      Instant now);

 private:
  pki::PublicKey pa_root_;
  const pki::Crypto& crypto_;
  trust::NewestSigner pa_signer_;
};

}  // namespace ishaken::parties
