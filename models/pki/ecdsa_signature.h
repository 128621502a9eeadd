// The signatures of certificates, CRLs and requests: ECDSA with SHA-256 or SHA-384 (RFC 5758 section 3.2), by
// a key of P-256 or P-384.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "models/base/bytes.h"
#include "models/pki/crypto.h"

namespace ishaken::pki {

enum class SignatureAlgorithm : std::uint8_t { unknown, ecdsa_with_sha256, ecdsa_with_sha384 };

struct EcdsaSignature {
  static constexpr std::size_t number_size = 48;

  SignatureAlgorithm algorithm = SignatureAlgorithm::unknown;  // unknown: the numbers are not read
  std::array<std::uint8_t, 2 * number_size> numbers{};         // r || s, each right-aligned

  static EcdsaSignature of(const Signature& es256);
  // Returns the signature in JOSE's form; nullopt unless it can be one of P-256 with SHA-256.
  std::optional<Signature> es256() const;
  bool operator==(const EcdsaSignature&) const = default;
};

// Verifies a signature. ES256 is left to `crypto`; what else may come from outside is verified by OpenSSL,
// under modelled crypto too, since no key of the simulation signs so.
bool verify(const PublicKey& key, ByteView message, const EcdsaSignature& signature, const Crypto& crypto);

}  // namespace ishaken::pki
