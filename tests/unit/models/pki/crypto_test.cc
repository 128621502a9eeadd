#include "models/pki/crypto.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "tests/vectors/read.h"

namespace ishaken::pki {
namespace {

TEST(Rfc6979, SampleOfAppendixA25) {
  const Bytes scalar = from_hex("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721").value();
  const PrivateKey key = PrivateKey::from_scalar(std::span<const std::uint8_t, 32>(scalar)).value();
  const auto crypto = openssl_crypto();
  EXPECT_EQ(hex(crypto->sign(key, as_bytes("sample"))),
            "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
            "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
  EXPECT_EQ(hex(crypto->sign(key, as_bytes("test"))),
            "f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367"
            "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083");
}

// Published and derived JSON Web Signatures, good and bad.
TEST(OpensslCrypto, VectorsVerifyAndRepeat) {
  std::map<std::string, vectors::Block> keys;
  for (auto& block : vectors::read("keys.txt")) keys[block["name"]] = block;
  const auto crypto = openssl_crypto();
  int verified = 0, refused = 0, repeated = 0;
  for (const char* file : {"passport.txt", "jws.txt"}) {
    for (auto& block : vectors::read(file)) {
      if (!block.contains("key") || !keys.contains(block["key"])) continue;
      const auto raw = from_base64url(block["signature"]);
      ASSERT_TRUE(raw && raw->size() == 64) << block["name"];
      Signature signature;
      std::ranges::copy(*raw, signature.begin());
      auto& key = keys[block["key"]];
      const auto public_key = PublicKey::from_spki(from_base64(key["public"]).value());
      const std::string input = block["header"] + "." + block["payload"];
      const bool good = block["verifies"] == "yes";
      EXPECT_EQ(crypto->verify(*public_key, as_bytes(input), signature), good) << block["name"];
      ++(good ? verified : refused);
      if (block["deterministic"] != "yes") continue;
      ++repeated;
      const Bytes scalar = from_hex(key["secret"]).value();
      const auto secret = PrivateKey::from_scalar(std::span<const std::uint8_t, 32>(scalar)).value();
      EXPECT_EQ(base64url(crypto->sign(secret, as_bytes(input))), block["signature"]) << block["name"];
    }
  }
  EXPECT_GE(verified, 4);
  EXPECT_GE(refused, 2);
  EXPECT_GE(repeated, 2);
}

class EachCrypto : public ::testing::TestWithParam<const char*> {
 protected:
  std::unique_ptr<Crypto> crypto_ =
      std::string(GetParam()) == "openssl" ? openssl_crypto() : modelled_crypto();
};
INSTANTIATE_TEST_SUITE_P(Both, EachCrypto, ::testing::Values("openssl", "modelled"),
                         [](const auto& info) { return std::string(info.param); });

TEST_P(EachCrypto, AcceptsItsOwnAndNothingElse) {
  EXPECT_EQ(crypto_->name(), GetParam());
  const PrivateKey a = PrivateKey::derive(1, "a");
  const PrivateKey b = PrivateKey::derive(1, "b");
  for (const std::size_t length : {0u, 1u, 16u, 63u, 64u, 200u, 308u, 5000u}) {
    const std::string message(length, 'm');
    const Signature signature = crypto_->sign(a, as_bytes(message));
    EXPECT_EQ(signature, crypto_->sign(a, as_bytes(message)));
    EXPECT_TRUE(crypto_->verify(a.public_key(), as_bytes(message), signature));
    EXPECT_FALSE(crypto_->verify(b.public_key(), as_bytes(message), signature));
    EXPECT_FALSE(crypto_->verify(a.public_key(), as_bytes(message + "m"), signature));
    EXPECT_FALSE(crypto_->verify(a.public_key(), as_bytes(message), crypto_->sign(b, as_bytes(message))));
  }
}

// The trap of reused digest contexts: a verifier that has just used key A must not keep it for B.
TEST_P(EachCrypto, NeverKeepsThePreviousKey) {
  const PrivateKey a = PrivateKey::derive(1, "a");
  const PrivateKey b = PrivateKey::derive(1, "b");
  const Signature by_a = crypto_->sign(a, as_bytes("call"));
  const Signature by_b = crypto_->sign(b, as_bytes("call"));
  PublicKey holder = a.public_key();
  for (int round = 0; round < 5; ++round) {
    holder = a.public_key();
    EXPECT_TRUE(crypto_->verify(holder, as_bytes("call"), by_a));
    EXPECT_FALSE(crypto_->verify(holder, as_bytes("call"), by_b));
    holder = b.public_key();
    EXPECT_FALSE(crypto_->verify(holder, as_bytes("call"), by_a));
    EXPECT_TRUE(crypto_->verify(holder, as_bytes("call"), by_b));
  }
}

TEST_P(EachCrypto, EveryFlippedBitIsRefused) {
  const PrivateKey key = PrivateKey::derive(1, "a");
  const std::string message = "sixteen octets..";
  const Signature signature = crypto_->sign(key, as_bytes(message));
  for (std::size_t bit = 0; bit < 512; ++bit) {
    Signature changed = signature;
    changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ (1u << (bit % 8)));
    EXPECT_FALSE(crypto_->verify(key.public_key(), as_bytes(message), changed)) << bit;
  }
  for (std::size_t bit = 0; bit < 8 * message.size(); ++bit) {
    std::string changed = message;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_FALSE(crypto_->verify(key.public_key(), as_bytes(changed), signature)) << bit;
  }
}

TEST_P(EachCrypto, DegenerateSignaturesAreRefused) {
  const PublicKey key = PrivateKey::derive(1, "a").public_key();
  const Bytes order = from_hex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551").value();
  Signature signature{};
  EXPECT_FALSE(crypto_->verify(key, as_bytes("x"), signature));  // r = s = 0
  signature.fill(0xff);
  EXPECT_FALSE(crypto_->verify(key, as_bytes("x"), signature));
  std::ranges::copy(order, signature.begin());
  std::ranges::copy(order, signature.begin() + 32);
  EXPECT_FALSE(crypto_->verify(key, as_bytes("x"), signature));
  signature.fill(0);
  signature[31] = signature[63] = 1;
  EXPECT_FALSE(crypto_->verify(key, as_bytes("x"), signature));
}

TEST_P(EachCrypto, ThreadsShareKeysAndAgree) {
  const PrivateKey key = PrivateKey::derive(1, "shared");
  std::vector<Signature> expected;
  for (int i = 0; i < 40; ++i) expected.push_back(crypto_->sign(key, as_bytes(std::to_string(i))));
  std::atomic<int> good = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (std::size_t i = 0; i < expected.size(); ++i) {
        const std::string message = std::to_string(i);
        if (crypto_->sign(key, as_bytes(message)) == expected[i] &&
            crypto_->verify(key.public_key(), as_bytes(message), expected[i]))
          ++good;
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(good, 160);
}

}  // namespace
}  // namespace ishaken::pki
