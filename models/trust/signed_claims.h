// Reads what an STI-PA or the registry signed (pa_signature.h).
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "models/base/result.h"
#include "models/trust/pa_signature.h"

namespace ishaken::trust {

// What was read of a signed text: the claims, and the certificate that signed them.
struct SignedClaims {
  pki::Json claims;
  std::string typ;
  pki::CertificatePtr signer;
};

// Refuses what no certificate under `root` signed. Whether the signer is valid now is left to the reader, so
// that the result can be kept: see `valid_at`.
Result<SignedClaims> open_signed(std::string_view jws, const pki::PublicKey& root, const pki::Crypto& crypto);

}  // namespace ishaken::trust
