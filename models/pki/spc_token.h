// The SPC token: the STI-PA's statement to an STI-CA that an account may have a certificate for a service
// provider code (ATIS-1000080, RFC 9447 and 9448).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "models/base/fields.h"
#include "models/base/result.h"
#include "models/base/time.h"
#include "models/pki/crypto.h"
#include "models/pki/json.h"

namespace ishaken::pki {

struct SpcToken {
  std::string x5u{};  // URL of the STI-PA's certificate
  std::int64_t exp = 0;
  std::string jti{};
  std::string spc{};
  std::string fingerprint{};  // of the ACME account key: account_fingerprint()
  bool ca = false;
};

// Returns "SHA256 AA:BB:.." over the DER SubjectPublicKeyInfo.
std::string account_fingerprint(const PublicKey& key);
// Returns the same notation over the RFC 7638 thumbprint. Deployed clients disagree about which one is meant,
// and the two are never equal; tokens here use account_fingerprint().
std::string thumbprint_fingerprint(const PublicKey& key);
// Returns the thumbprint of RFC 7638 in base64url.
std::string jwk_thumbprint(const PublicKey& key);

// Returns the claims exp, jti and atc, for a signer with its own header.
Json to_claims(const SpcToken& token);
std::string issue_spc_token(const SpcToken& token, const PrivateKey& pa_key, const Crypto& crypto);

enum class SpcTokenFault : std::uint8_t {
  malformed,
  bad_signature,
  wrong_token_kind,
  missing_claim,
  expired,
  wrong_spc,
  ca_requested,
  wrong_fingerprint,
};

inline constexpr std::size_t max_spc_token_size = 64 * 1024;

// Checks a token as the STI-CA does, in the order of the enumeration.
Result<SpcToken, SpcTokenFault> check_spc_token(std::string_view text, const PublicKey& pa_key,
                                                std::string_view expected_spc,
                                                std::string_view expected_fingerprint, Instant now,
                                                const Crypto& crypto);

}  // namespace ishaken::pki

template <>
struct ishaken::EnumNames<ishaken::pki::SpcTokenFault> {
  using F = pki::SpcTokenFault;
  static constexpr std::array values{
      EnumValue{F::malformed, "malformed", "not a JWS with an atc claim"},
      EnumValue{F::bad_signature, "bad_signature", "not signed by the STI-PA"},
      EnumValue{F::expired, "expired", "past its exp"},
      EnumValue{F::missing_claim, "missing_claim", "exp, jti or atc is missing"},
      EnumValue{F::wrong_token_kind, "wrong_token_kind", "typ is not JWT or tktype is not TNAuthList"},
      EnumValue{F::wrong_spc, "wrong_spc", "for another service provider code"},
      EnumValue{F::ca_requested, "ca_requested", "asks for a CA certificate"},
      EnumValue{F::wrong_fingerprint, "wrong_fingerprint", "for another account's key"},
  };
};
