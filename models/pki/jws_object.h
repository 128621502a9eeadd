// Signed JSON in compact serialization (RFC 7515 section 7.1, ES256): the form of Trusted STI-CA lists and
// SPC tokens.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "models/base/fields.h"
#include "models/base/result.h"
#include "models/pki/crypto.h"
#include "models/pki/json.h"

namespace ishaken::pki {

enum class JwsFault : std::uint8_t { too_long, malformed, wrong_algorithm, critical_header, bad_signature };

struct Jws {
  Json header{};
  Json payload{};
  std::string x5u{};  // from the header; empty if absent
  std::string typ{};
};

inline constexpr std::size_t max_jws_size = 32 * 1024 * 1024;

// Signs a payload. Sets "alg"; the caller provides the other members of the header.
std::string sign_jws(Json header, const Json& payload, const PrivateKey& key, const Crypto& crypto);
// Decodes without verification, to get the x5u that identifies the key.
Result<Jws, JwsFault> decode_jws(std::string_view text);
Result<Jws, JwsFault> verify_jws(std::string_view text, const PublicKey& key, const Crypto& crypto);

}  // namespace ishaken::pki

template <>
struct ishaken::EnumNames<ishaken::pki::JwsFault> {
  using F = pki::JwsFault;
  static constexpr std::array values{
      EnumValue{F::too_long, "too_long", "longer than any list or token may be"},
      EnumValue{F::malformed, "malformed", "not three parts of base64url with JSON objects inside"},
      EnumValue{F::wrong_algorithm, "wrong_algorithm", "not ES256"},
      EnumValue{F::critical_header, "critical_header", "a critical header parameter that nobody here knows"},
      EnumValue{F::bad_signature, "bad_signature", "not signed by the key at hand"},
  };
};
