#include "models/pki/verify_table.h"

#include <gtest/gtest.h>

#include "models/base/random.h"
#include "models/pki/crypto.h"

namespace ishaken::pki {
namespace {

std::string message(int i) { return "message " + std::to_string(i); }

struct Subject {
  PrivateKey key = PrivateKey::derive(7, "table");
  std::unique_ptr<Crypto> crypto = openssl_crypto();
  std::unique_ptr<const VerifyTable> table =
      VerifyTable::make(EC_KEY_get0_public_key(key.public_key().prepared()->key.get()));
};

TEST(VerifyTable, AcceptsAndRejectsAsOpensslDoes) {
  const Subject subject;
  ASSERT_NE(subject.table, nullptr);
  Stream draws(1, "bits");
  for (int i = 0; i < 300; ++i) {
    const std::string text = message(i);
    Signature signature = subject.crypto->sign(subject.key, as_bytes(text));
    EXPECT_TRUE(subject.table->verify(sha256(as_bytes(text)), signature));
    EXPECT_FALSE(subject.table->verify(sha256(as_bytes(message(i + 1))), signature));
    signature[draws.below(64)] ^= static_cast<std::uint8_t>(1u << draws.below(8));
    EXPECT_FALSE(subject.table->verify(sha256(as_bytes(text)), signature));
  }
}

TEST(VerifyTable, RefusesNumbersOutOfRange) {
  const Subject subject;
  const Sha256 digest = sha256(as_bytes("m"));
  const Signature good = subject.crypto->sign(subject.key, as_bytes("m"));
  for (const std::size_t half : {0u, 32u}) {
    Signature zero = good, huge = good;
    std::fill_n(zero.begin() + static_cast<std::ptrdiff_t>(half), 32, std::uint8_t{0});
    std::fill_n(huge.begin() + static_cast<std::ptrdiff_t>(half), 32, std::uint8_t{0xff});
    EXPECT_FALSE(subject.table->verify(digest, zero));
    EXPECT_FALSE(subject.table->verify(digest, huge));
  }
}

// A key that verifies often changes over to its table on the way; no verdict changes with it.
TEST(VerifyTable, ChangingOverChangesNoVerdict) {
  const Subject subject;
  const PublicKey key = subject.key.public_key();
  const PublicKey other = PrivateKey::derive(7, "another").public_key();
  const Signature signature = subject.crypto->sign(subject.key, as_bytes("m"));
  for (int i = 0; i < 1700; ++i) {
    ASSERT_TRUE(subject.crypto->verify(key, as_bytes("m"), signature)) << i;
    if (i % 100 == 0) {
      ASSERT_FALSE(subject.crypto->verify(key, as_bytes("n"), signature)) << i;
    }
  }
  EXPECT_NE(key.prepared()->table.load(), nullptr);
  EXPECT_FALSE(subject.crypto->verify(other, as_bytes("m"), signature));
}

}  // namespace
}  // namespace ishaken::pki
