// Encodings that OpenSSL reads, but DER or RFC 5280 do not allow: each would be a second form of the same
// content.
#include <gtest/gtest.h>

#include "models/pki/der.h"
#include "models/pki/openssl_decoding.h"
#include "tests/unit/models/pki/world.h"

namespace ishaken::pki {
namespace {

using testing::World;

std::optional<Instant> time_of(int type, std::string_view text) {
  const Handle<ASN1_TIME, ASN1_TIME_free> time(ASN1_STRING_type_new(type));
  ASN1_STRING_set(time.get(), text.data(), static_cast<int>(text.size()));
  return instant_of(time.get());
}
std::optional<Instant> utc(std::string_view text) { return time_of(V_ASN1_UTCTIME, text); }
std::optional<Instant> generalized(std::string_view text) { return time_of(V_ASN1_GENERALIZEDTIME, text); }

TEST(StrictDer, TimesHaveTheFormOfRfc5280) {
  EXPECT_EQ(utc("260601000000Z"), testing::at("2026-06-01"));
  EXPECT_EQ(utc("491231000000Z"), testing::at("2049-12-31"));
  EXPECT_LT(utc("500101000000Z"), utc("700101000000Z"));  // in 1950
  EXPECT_EQ(generalized("20500101000000Z"), testing::at("2050-01-01"));
  EXPECT_TRUE(generalized("99991231235959Z"));
  for (const char* text : {"", "Z", "2606010000Z", "260601000000", "260601000000+0000", "2606010000-0100",
                           "260631000000Z", "20600101000000Z", "26060100000 Z"})
    EXPECT_FALSE(utc(text)) << text;
  for (const char* text : {"", "20491231235959Z", "19490101000000Z", "20500101000000", "20500101000000.5Z",
                           "20500101000000+0000", "205001010000Z", "500101000000Z"})
    EXPECT_FALSE(generalized(text)) << text;
}

TEST(StrictDer, ElementsAreReadWithAllThatIsInThem) {
  const Bytes good = der::sequence({der::boolean(true), der::set({der::integer(1)}), der::utf8_string("x")});
  EXPECT_TRUE(der::is_strict(good));
  EXPECT_TRUE(der::is_strict({}));
  EXPECT_FALSE(der::is_strict(Bytes{0x01, 0x01, 0x01}));              // TRUE, but not 0xff
  EXPECT_FALSE(der::is_strict(Bytes{0x01, 0x01, 0x00}));              // a default that is written
  EXPECT_FALSE(der::is_strict(Bytes{0x01, 0x02, 0xff, 0xff}));        // two octets
  EXPECT_FALSE(der::is_strict(Bytes{0x02, 0x81, 0x01, 0x05}));        // a length in too many octets
  EXPECT_FALSE(der::is_strict(Bytes{0x30, 0x80, 0x00, 0x00}));        // an indefinite length
  EXPECT_FALSE(der::is_strict(Bytes{0x24, 0x03, 0x04, 0x01, 0x05}));  // a string in pieces
  EXPECT_FALSE(der::is_strict(der::sequence({good, Bytes{0x01, 0x01, 0x01}})));  // further in
  Bytes deep;
  for (int i = 0; i < 1000; ++i) deep = der::sequence({deep});
  EXPECT_FALSE(der::is_strict(deep));
}

// Calls `decoded` with a copy for each place of `from`, which is replaced by `to`.
template <class Decoded>
void expect_refused(const Bytes& good, const Bytes& from, const Bytes& to, int places, Decoded&& decoded) {
  ASSERT_TRUE(decoded(good));
  int found = 0;
  for (auto at = good.begin(); (at = std::search(at, good.end(), from.begin(), from.end())) != good.end();
       ++at) {
    Bytes changed = good;
    std::copy(to.begin(), to.end(), changed.begin() + (at - good.begin()));
    EXPECT_FALSE(decoded(changed)) << "at " << at - good.begin();
    ++found;
  }
  EXPECT_EQ(found, places);
}

TEST(StrictDer, CertificatesHaveNoOtherBooleans) {
  const World world(modelled_crypto());
  const auto decoded = [](const Bytes& der) { return decode_certificate(der).has_value(); };
  const Bytes yes{0x01, 0x01, 0xff};
  for (const std::uint8_t octet : Bytes{0x00, 0x01, 0xfe}) {
    const Bytes other{0x01, 0x01, octet};
    expect_refused(world.leaf->der, yes, other, 2, decoded);          // two critical extensions
    expect_refused(world.intermediate->der, yes, other, 3, decoded);  // and cA
  }
}

TEST(StrictDer, BasicConstraintsOmitFalse) {
  World world(modelled_crypto());
  const auto decoded = [&](Bytes value) {
    auto wanted = root_template(root_name("US", "X"), world.root_key.public_key(), testing::serial(9),
                                {testing::now, testing::now});
    wanted.basic_constraints = false;
    wanted.other_extensions = {{"2.5.29.19", true, std::move(value)}};
    return decode_certificate(issue_certificate(wanted, world.root_key, *world.crypto)).has_value();
  };
  EXPECT_TRUE(decoded({0x30, 0x00}));
  EXPECT_TRUE(decoded({0x30, 0x03, 0x01, 0x01, 0xff}));
  EXPECT_FALSE(decoded({0x30, 0x03, 0x01, 0x01, 0x00}));
}

TEST(StrictDer, CertificatesHaveNoOtherTimes) {
  const World world(modelled_crypto());
  const auto decoded = [](const Bytes& der) { return decode_certificate(der).has_value(); };
  const auto text = [](std::string_view characters) { return Bytes(characters.begin(), characters.end()); };
  // As GeneralizedTime without seconds, which OpenSSL reads as the same time.
  expect_refused(world.leaf->der,
                 text("\x17\x0d"
                      "260101000000Z"),
                 text("\x18\x0d"
                      "202601010000Z"),
                 1, decoded);
}

TEST(StrictDer, CrlsHaveNoOtherBooleans) {
  World world(modelled_crypto());
  world.revoke(*world.leaf);
  const auto decoded = [](const Bytes& der) { return decode_crl(der).has_value(); };
  const Bytes& good = world.crls[0].crl->der;
  for (const std::uint8_t octet : Bytes{0x00, 0x01, 0xfe}) {
    expect_refused(good, {0x01, 0x01, 0xff}, {0x01, 0x01, octet}, 2,
                   decoded);  // distribution point, entry's issuer
    expect_refused(good, {0x84, 0x01, 0xff}, {0x84, 0x01, octet}, 1, decoded);  // indirectCRL
  }
}

}  // namespace
}  // namespace ishaken::pki
