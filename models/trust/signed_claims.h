// Reads texts signed by an STI-PA or the registry (pa_signature.h).
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "models/base/result.h"
#include "models/trust/pa_signature.h"

namespace ishaken::trust {

// The contents of a signed text: its claims and the certificate that signed them.
struct SignedClaims {
  pki::Json claims;
  std::string typ;
  pki::CertificatePtr signer;
};

// Verifies and reads a text; fails unless it is signed by a certificate under `root`. The caller checks
// whether the signer is valid now (`valid_at`), so that the result can be cached.
Result<SignedClaims> open_signed(std::string_view jws, const pki::PublicKey& root, const pki::Crypto& crypto);

}  // namespace ishaken::trust
