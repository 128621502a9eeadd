#include <xxhash.h>

#include <cstring>

#include "models/pki/crypto.h"

namespace ishaken::pki {
namespace {

// The tag of modelled crypto: a hash over the message, seeded by the public key. Any code could compute it,
// but in the simulation attackers have only one way to obtain a tag: sign(), which takes the PrivateKey
// object. Without the key, an attacker has no tag, a tag of another key or message, or a changed one, and all
// of these are refused except with probability 2^-128. That is the guarantee of ECDSA, in a thousandth of its
// time.
class ModelledCrypto final : public Crypto {
 public:
  Signature sign(const PrivateKey& key, ByteView message) const override {
    return tag(key.public_key().tag_seed(), message);
  }
  bool verify(const PublicKey& key, ByteView message, const Signature& signature) const override {
    return !key.empty() && key.curve() == Curve::p256 && tag(key.tag_seed(), message) == signature;
  }
  std::string_view name() const override { return "modelled"; }

 private:
  static Signature tag(std::uint64_t seed, ByteView message) {
    const XXH128_hash_t hash = XXH3_128bits_withSeed(message.data(), message.size(), seed);
    // 64 octets like a real signature, each half below the group order and not zero, so that certificates
    // contain it in the same DER. Every octet depends on the whole hash through the values that verify()
    // recomputes.
    const std::uint64_t words[8] = {hash.low64 >> 1,  hash.high64, ~hash.low64, ~hash.high64,
                                    hash.high64 >> 1, hash.low64,  seed,        hash.low64 ^ hash.high64};
    Signature out;
    for (std::size_t i = 0; i < 8; ++i)
      for (std::size_t j = 0; j < 8; ++j)
        out[8 * i + j] = static_cast<std::uint8_t>(words[i] >> (56 - 8 * j));
    return out;
  }
};

}  // namespace

std::unique_ptr<Crypto> modelled_crypto() { return std::make_unique<ModelledCrypto>(); }

}  // namespace ishaken::pki
