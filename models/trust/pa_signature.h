// Signatures of an STI-PA, made with a signing certificate under the root that relying parties pin out of
// band. The JWS header contains the signing certificate (x5c, RFC 7515 section 4.1.6), so that a new signing
// key needs no new pin and no further fetch.
#pragma once

#include <string>
#include <string_view>

#include "models/base/time.h"
#include "models/pki/certificate.h"
#include "models/pki/crypto.h"
#include "models/pki/json.h"
#include "models/pki/keys.h"

namespace ishaken::trust {

// Returns {"typ": typ, "x5u": x5u, "x5c": [base64 of the signing certificate's DER]}.
pki::Json signed_header(std::string_view typ, std::string_view x5u, const pki::Certificate& signer);

// A signing key with its certificate.
struct Signer {
  pki::PrivateKey key;
  pki::CertificatePtr certificate;
  std::string x5u;
};
// Returns the claims as a signed compact JWS.
std::string sign_text(const Signer& signer, std::string_view typ, const pki::Json& claims,
                      const pki::Crypto& crypto);

bool valid_at(const pki::Certificate& certificate, Instant now);

}  // namespace ishaken::trust
