#include "models/pki/crl.h"

#include <gtest/gtest.h>

#include "models/pki/der.h"
#include "models/pki/pem.h"
#include "tests/unit/models/pki/world.h"

namespace ishaken::pki {
namespace {

using testing::World;

struct CrlTest : ::testing::Test {
  World world{modelled_crypto()};
  DistinguishedName a = intermediate_name("US", "A");
  DistinguishedName b = intermediate_name("CA", "B");

  RevokedCertificate entry(const DistinguishedName& issuer, std::uint8_t number,
                           RevocationReason reason = RevocationReason::unspecified) {
    return {issuer, testing::serial(number), testing::now, reason};
  }
  std::shared_ptr<const Crl> list() {
    return decode_crl(issue_crl(world.crl, world.pa_key, *world.crypto)).value();
  }
  bool revoked(const Crl& crl, const DistinguishedName& issuer, std::uint8_t number) {
    Certificate certificate;
    certificate.issuer_canonical = issuer.canonical();
    certificate.serial = testing::serial(number);
    return is_revoked(crl, certificate);
  }
};

TEST_F(CrlTest, EveryFieldComesBack) {
  world.crl.number = 300;
  world.crl.entries = {entry(a, 1, RevocationReason::key_compromise), entry(b, 2)};
  const auto crl = list();
  EXPECT_EQ(crl->issuer, world.pa_name);
  EXPECT_EQ(crl->aki, world.crl.aki);
  EXPECT_EQ(crl->url, world.url);
  EXPECT_TRUE(crl->indirect);
  EXPECT_EQ(crl->number, 300u);
  EXPECT_EQ(crl->this_update, world.crl.this_update);
  EXPECT_EQ(crl->next_update, world.crl.next_update);
  ASSERT_EQ(crl->entries.size(), 2u);
  EXPECT_EQ(crl->entries[0].certificate_issuer, a);
  EXPECT_EQ(crl->entries[0].serial, testing::serial(1));
  EXPECT_EQ(crl->entries[0].revoked, testing::now);
  EXPECT_EQ(crl->entries[0].reason, RevocationReason::key_compromise);
  EXPECT_EQ(crl->entries[1].reason, RevocationReason::unspecified);
  EXPECT_TRUE(signed_by(*crl, world.pa_key.public_key(), *world.crypto));
  EXPECT_FALSE(signed_by(*crl, world.stranger.public_key(), *world.crypto));
  const auto again = from_pem("X509 CRL", to_pem(*crl), 1, max_crl_size);
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, std::vector<Bytes>{crl->der});
}

TEST_F(CrlTest, AnEmptyListRevokesNothing) {
  const auto crl = list();
  EXPECT_TRUE(crl->entries.empty());
  EXPECT_FALSE(is_revoked(*crl, *world.leaf));
}

// RFC 5280 section 5.3.3, both ways of writing the same list.
TEST_F(CrlTest, AnEntryWithoutIssuerInheritsTheOneBefore) {
  world.crl.entries = {
      entry(world.pa_name, 1), entry(a, 2), entry(a, 3), entry(b, 4), entry(a, 5), entry(a, 6)};
  const auto spelled = [&](bool abbreviated) {
    world.crl.abbreviate_issuers = abbreviated;
    return list();
  };
  const auto brief = spelled(true);
  const auto full = spelled(false);
  EXPECT_LT(brief->der.size(), full->der.size());
  for (const auto& crl : {brief, full}) {
    EXPECT_TRUE(revoked(*crl, world.pa_name, 1));  // the first means the CRL issuer
    EXPECT_FALSE(revoked(*crl, a, 1));
    for (const std::uint8_t number : std::vector<std::uint8_t>{2, 3, 5, 6}) {
      EXPECT_TRUE(revoked(*crl, a, number)) << int(number);
      EXPECT_FALSE(revoked(*crl, b, number)) << int(number);
      EXPECT_FALSE(revoked(*crl, world.pa_name, number)) << int(number);
    }
    EXPECT_TRUE(revoked(*crl, b, 4));
    EXPECT_FALSE(revoked(*crl, a, 4));
  }
}

// Numbers are compared as numbers: a client that compares pointers never finds a revocation.
TEST_F(CrlTest, SerialsAreComparedByValue) {
  Bytes high(16, 0xff);
  world.crl.entries = {{a, high, testing::now, RevocationReason::unspecified}};
  const auto crl = list();
  Certificate certificate;
  certificate.issuer_canonical = a.canonical();
  certificate.serial = Bytes(16, 0xff);
  EXPECT_TRUE(is_revoked(*crl, certificate));
  certificate.serial.push_back(0);
  EXPECT_FALSE(is_revoked(*crl, certificate));
  certificate.serial = Bytes(16, 0xff);
  DistinguishedName shouting = a;
  shouting.organization = "  a";
  certificate.issuer_canonical = shouting.canonical();
  EXPECT_TRUE(is_revoked(*crl, certificate));
}

TEST_F(CrlTest, ManyEntriesAreAllFound) {
  for (int i = 0; i < 600; ++i) {
    Bytes number(16, 0x11);
    number[14] = static_cast<std::uint8_t>((i * 7919 % 600) >> 8);
    number[15] = static_cast<std::uint8_t>(i * 7919 % 600);
    world.crl.entries.push_back({i % 3 == 0 ? a : b, number, testing::now, RevocationReason::superseded});
  }
  const auto crl = list();
  for (const auto& each : world.crl.entries) {
    Certificate certificate;
    certificate.serial = each.serial;
    certificate.issuer_canonical = each.certificate_issuer.canonical();
    EXPECT_TRUE(is_revoked(*crl, certificate));
    certificate.issuer_canonical = (each.certificate_issuer == a ? b : a).canonical();
    EXPECT_FALSE(is_revoked(*crl, certificate));
  }
}

// RFC 5280 section 5.2.3: every list has a number, and it is not critical.
TEST_F(CrlTest, AListNeedsANumberThatIsNotCritical) {
  const Bytes good = issue_crl(world.crl, world.pa_key, *world.crypto);
  const auto renamed = [](Bytes crl, std::string_view from, std::string_view to) {
    const Bytes old_name = der::object_identifier(from), new_name = der::object_identifier(to);
    const auto at = std::search(crl.begin(), crl.end(), old_name.begin(), old_name.end());
    std::copy(new_name.begin(), new_name.end(), at);
    return crl;
  };
  const Bytes without = renamed(good, "2.5.29.20", "2.5.29.99");
  const auto refusal = [](const Bytes& crl) {
    const auto decoded = decode_crl(crl);
    return decoded ? std::string() : decoded.error().what;
  };
  EXPECT_EQ(refusal(good), "");
  EXPECT_EQ(refusal(without), "a CRL needs a number");
  // The issuing distribution point, which is critical, renamed.
  EXPECT_EQ(refusal(renamed(without, "2.5.29.28", "2.5.29.20")), "the CRL number is critical");
}

TEST_F(CrlTest, UnusableListsAreRefused) {
  const Bytes good = issue_crl(world.crl, world.pa_key, *world.crypto);
  EXPECT_TRUE(decode_crl(good));
  for (std::size_t length = 0; length < good.size(); ++length)
    EXPECT_FALSE(decode_crl(ByteView(good).first(length))) << length;
  // The issuing distribution point (2.5.29.28) renamed to a delta indicator (27), which is critical: RFC
  // 5280 5.2.4.
  Bytes delta = good;
  const Bytes oid = der::object_identifier("2.5.29.28");
  const auto at = std::search(delta.begin(), delta.end(), oid.begin(), oid.end());
  ASSERT_NE(at, delta.end());
  *(at + 4) = 27;
  EXPECT_FALSE(decode_crl(delta));
  *(at + 4) = 99;
  EXPECT_FALSE(decode_crl(delta));
}

}  // namespace
}  // namespace ishaken::pki
