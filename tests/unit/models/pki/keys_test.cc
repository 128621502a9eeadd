#include "models/pki/keys.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "models/pki/crypto.h"
#include "tests/vectors/read.h"

namespace ishaken::pki {
namespace {

PrivateKey key_of(std::string_view scalar_hex) {
  const Bytes scalar = from_hex(scalar_hex).value();
  return PrivateKey::from_scalar(std::span<const std::uint8_t, 32>(scalar)).value();
}

TEST(Keys, PublishedPairsBelongTogether) {
  int pairs = 0;
  for (auto& block : vectors::read("keys.txt")) {
    const auto spki = from_base64(block["public"]);
    ASSERT_TRUE(spki);
    const auto key = PublicKey::from_spki(*spki);
    ASSERT_TRUE(key) << key.error().what;
    EXPECT_EQ(key->spki_der(), *spki);
    if (!block.contains("secret")) continue;
    ++pairs;
    EXPECT_EQ(key_of(block["secret"]).public_key(), *key) << block["name"];
  }
  EXPECT_EQ(pairs, 2);
}

TEST(Keys, DerivedKeysDependOnSeedAndPathAlone) {
  const auto point = [](std::uint64_t seed, std::string_view path) {
    const PublicKey key = PrivateKey::derive(seed, path).public_key();
    return Bytes(key.point().begin(), key.point().end());
  };
  EXPECT_EQ(point(1, "country/FR/key"), point(1, "country/FR/key"));
  EXPECT_NE(point(1, "country/FR/key"), point(2, "country/FR/key"));
  EXPECT_NE(point(1, "country/FR/key"), point(1, "country/FR/key2"));
  // Pinned: exported certificates must stay the same from one release to the next.
  EXPECT_EQ(hex(ByteView(point(1, "country/FR/key")).first(8)), "072c36d68b18e806");
}

TEST(Keys, ScalarsOutOfRangeAreRefused) {
  const auto scalar = [](std::string_view text) {
    const Bytes bytes = from_hex(text).value();
    return PrivateKey::from_scalar(std::span<const std::uint8_t, 32>(bytes)).has_value();
  };
  const std::string order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
  EXPECT_FALSE(scalar(std::string(64, '0')));
  EXPECT_FALSE(scalar(order));
  EXPECT_FALSE(scalar(std::string(64, 'f')));
  EXPECT_TRUE(scalar(order.substr(0, 63) + "0"));
  EXPECT_TRUE(scalar(std::string(63, '0') + "1"));
}

TEST(Keys, PointsOffTheCurveAreRefused) {
  const PublicKey key = PrivateKey::derive(1, "a").public_key();
  std::array<std::uint8_t, PublicKey::point_size> point{};
  std::ranges::copy(key.point(), point.begin());
  EXPECT_TRUE(PublicKey::from_point(point));
  for (std::size_t i = 0; i < point.size(); i += 7) {
    auto changed = point;
    changed[i] ^= 1;
    EXPECT_FALSE(PublicKey::from_point(changed)) << i;
  }
  point.fill(0);
  EXPECT_FALSE(PublicKey::from_point(point));
  point.fill(0xff);
  EXPECT_FALSE(PublicKey::from_point(point));
}

TEST(Keys, AnEmptyKeyVerifiesNothing) {
  const PrivateKey key = PrivateKey::derive(1, "a");
  for (const auto& crypto : {openssl_crypto(), modelled_crypto()}) {
    EXPECT_TRUE(PublicKey().empty());
    EXPECT_FALSE(crypto->verify(PublicKey(), as_bytes("x"), crypto->sign(key, as_bytes("x"))));
    EXPECT_FALSE(crypto->verify(PublicKey(), as_bytes("x"), Signature{}));
  }
}

TEST(Keys, OtherSubjectPublicKeyInfosAreRefused) {
  const Bytes good = PrivateKey::derive(1, "a").public_key().spki_der();
  Bytes longer = good;
  longer.push_back(0);
  EXPECT_FALSE(PublicKey::from_spki(longer));
  EXPECT_FALSE(PublicKey::from_spki({}));
  EXPECT_FALSE(PublicKey::from_spki(ByteView(good).first(26)));
  for (std::size_t i = 0; i < good.size(); ++i) {
    Bytes changed = good;
    changed[i] ^= 0x20;
    EXPECT_FALSE(PublicKey::from_spki(changed)) << i;
  }
}

}  // namespace
}  // namespace ishaken::pki
