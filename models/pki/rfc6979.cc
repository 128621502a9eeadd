#define OPENSSL_SUPPRESS_DEPRECATED
#include "models/pki/rfc6979.h"

#include <openssl/sha.h>

#include <algorithm>
#include <initializer_list>

#include "models/base/bytes.h"

namespace ishaken::pki {
namespace {

// Returns HMAC-SHA256 (RFC 2104) with a 32-octet key over the parts in order. It uses the compression
// function directly: through the EVP layer the nonce would take more time than our signature arithmetic
// saves.
Sha256 hmac(const Sha256& key, std::initializer_list<ByteView> parts) {
  std::array<std::uint8_t, 64> pad;
  const auto fill = [&](std::uint8_t mask) {
    pad.fill(mask);
    for (std::size_t i = 0; i < key.size(); ++i) pad[i] = static_cast<std::uint8_t>(pad[i] ^ key[i]);
  };
  SHA256_CTX context;
  Sha256 inner{};
  fill(0x36);
  SHA256_Init(&context);
  SHA256_Update(&context, pad.data(), pad.size());
  for (const ByteView part : parts) SHA256_Update(&context, part.data(), part.size());
  SHA256_Final(inner.data(), &context);
  Sha256 out{};
  fill(0x5c);
  SHA256_Init(&context);
  SHA256_Update(&context, pad.data(), pad.size());
  SHA256_Update(&context, inner.data(), inner.size());
  SHA256_Final(out.data(), &context);
  return out;
}

constexpr std::array<std::uint8_t, 1> zero{0x00};
constexpr std::array<std::uint8_t, 1> one{0x01};

}  // namespace

NonceSource::NonceSource(const std::array<std::uint8_t, 32>& scalar, const Sha256& reduced) {
  value_.fill(0x01);
  key_ = hmac(key_, {value_, zero, scalar, reduced});
  value_ = hmac(key_, {value_});
  key_ = hmac(key_, {value_, one, scalar, reduced});
  value_ = hmac(key_, {value_});
}

std::array<std::uint8_t, 32> NonceSource::next() {
  if (!first_) {
    key_ = hmac(key_, {value_, zero});
    value_ = hmac(key_, {value_});
  }
  first_ = false;
  value_ = hmac(key_, {value_});
  return value_;
}

}  // namespace ishaken::pki
