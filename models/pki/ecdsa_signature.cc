#include "models/pki/ecdsa_signature.h"

#include "models/pki/prepared_keys.h"
// (prepared_keys.h comes first: it silences OpenSSL's deprecation marks.)
#include <openssl/err.h>
#include <openssl/sha.h>

#include <algorithm>

namespace ishaken::pki {
namespace {

constexpr std::size_t es256_size = 32;
constexpr std::size_t padding = EcdsaSignature::number_size - es256_size;

BIGNUM* number_of(std::span<const std::uint8_t> octets) {
  return BN_bin2bn(octets.data(), static_cast<int>(octets.size()), nullptr);
}

Bytes digest_of(ByteView message, SignatureAlgorithm algorithm) {
  if (algorithm == SignatureAlgorithm::ecdsa_with_sha256) {
    Bytes out(SHA256_DIGEST_LENGTH);
    SHA256(message.data(), message.size(), out.data());
    return out;
  }
  Bytes out(SHA384_DIGEST_LENGTH);
  SHA384(message.data(), message.size(), out.data());
  return out;
}

}  // namespace

EcdsaSignature EcdsaSignature::of(const Signature& es256) {
  EcdsaSignature out{.algorithm = SignatureAlgorithm::ecdsa_with_sha256};
  std::copy_n(es256.begin(), es256_size, out.numbers.begin() + padding);
  std::copy_n(es256.begin() + es256_size, es256_size, out.numbers.begin() + number_size + padding);
  return out;
}

std::optional<Signature> EcdsaSignature::es256() const {
  if (algorithm != SignatureAlgorithm::ecdsa_with_sha256) return std::nullopt;
  Signature out{};
  for (std::size_t half = 0; half < 2; ++half) {
    const auto number = std::span(numbers).subspan(half * number_size, number_size);
    if (std::ranges::any_of(number.first(padding), [](std::uint8_t octet) { return octet != 0; }))
      return std::nullopt;
    std::ranges::copy(number.last(es256_size), out.begin() + static_cast<std::ptrdiff_t>(half * es256_size));
  }
  return out;
}

bool verify(const PublicKey& key, ByteView message, const EcdsaSignature& signature, const Crypto& crypto) {
  if (key.empty() || signature.algorithm == SignatureAlgorithm::unknown) return false;
  if (key.curve() == Curve::p256 && signature.algorithm == SignatureAlgorithm::ecdsa_with_sha256) {
    const auto es256 = signature.es256();
    return es256 && crypto.verify(key, message, *es256);
  }
  const Bytes digest = digest_of(message, signature.algorithm);
  const std::span<const std::uint8_t> numbers(signature.numbers);
  const EcSignatureHandle pair(ECDSA_SIG_new());
  ECDSA_SIG_set0(pair.get(), number_of(numbers.first(EcdsaSignature::number_size)),
                 number_of(numbers.last(EcdsaSignature::number_size)));
  const int verdict =
      ECDSA_do_verify(digest.data(), static_cast<int>(digest.size()), pair.get(), key.prepared()->key.get());
  if (verdict < 0) ERR_clear_error();  // numbers out of range: an invalid signature
  return verdict == 1;
}

}  // namespace ishaken::pki
