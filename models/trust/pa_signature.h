// Signatures of an STI-PA: by a signing certificate under the root that relying parties pin out of band. The
// signing certificate travels in the JWS header (x5c, RFC 7515 section 4.1.6), so that a new signing key
// needs no new pin and no further fetch.
#pragma once

#include <string>
#include <string_view>

#include "models/base/time.h"
#include "models/pki/certificate.h"
#include "models/pki/crypto.h"
#include "models/pki/json.h"
#include "models/pki/keys.h"

namespace ishaken::trust {

// {"typ": typ, "x5u": x5u, "x5c": [base64 of the signing certificate's DER]}
pki::Json signed_header(std::string_view typ, std::string_view x5u, const pki::Certificate& signer);

// A key that signs such texts, with the certificate that says whose it is.
struct Signer {
  pki::PrivateKey key;
  pki::CertificatePtr certificate;
  std::string x5u;
};
// Compact JWS over claims.
std::string sign_text(const Signer& signer, std::string_view typ, const pki::Json& claims,
                      const pki::Crypto& crypto);

bool valid_at(const pki::Certificate& certificate, Instant now);

}  // namespace ishaken::trust
