#include "models/base/digest.h"

#include <openssl/evp.h>
#include <xxhash.h>

namespace ishaken {
namespace {

// Returns the algorithm, fetched once, since an implicit fetch takes as long as the digest of a short
// message.
const EVP_MD* sha256_method() {
  static const EVP_MD* const method = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return method;
}

}  // namespace

Sha256 sha256(ByteView bytes) {
  Sha256 out{};
  EVP_Digest(bytes.data(), bytes.size(), out.data(), nullptr, sha256_method(), nullptr);
  return out;
}

Fingerprint fingerprint(ByteView bytes, std::uint64_t seed) {
  const XXH128_hash_t hash = XXH3_128bits_withSeed(bytes.data(), bytes.size(), seed);
  return {hash.low64, hash.high64};
}

}  // namespace ishaken
