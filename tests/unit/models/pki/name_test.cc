#include "models/pki/name.h"

#include <gtest/gtest.h>

#include "models/pki/der.h"

namespace ishaken::pki {
namespace {

const DistinguishedName stipa{.country = "US",
                              .state = "NJ",
                              .locality = "Bridgewater",
                              .organization = "STI-PA",
                              .common_name = "STI-PA CRL"};

TEST(Name, RoundTripsThroughDer) {
  DistinguishedName name = stipa;
  name.organizational_unit = "Zugänge";
  name.other = {{"2.5.4.5", "42"}, {"2.5.4.11", "second unit"}};
  const auto back = decode_name(name.to_der());
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, name);
  EXPECT_EQ(stipa.to_text(), "C=US, ST=NJ, L=Bridgewater, O=STI-PA, CN=STI-PA CRL");
  EXPECT_TRUE(decode_name(DistinguishedName().to_der())->empty());
}

// As PrintableString it would come back as another name, and what its holder signs would name nobody.
TEST(Name, CountryThatIsNoPrintableTextStaysWhatItIs) {
  for (const char* country : {"F\u00c2", "F*", "F@", "\x01", "Côte"}) {
    const DistinguishedName name{.country = country, .common_name = "Root"};
    const auto back = decode_name(name.to_der());
    ASSERT_TRUE(back) << country;
    EXPECT_EQ(*back, name) << country;
  }
}

// A certificate and the CRL that it names may write the issuer in different orders.
TEST(Name, OrderCaseAndSpacesDoNotTellNamesApart) {
  const auto attribute = [](const char* type, Bytes value) {
    return der::set({der::sequence({der::object_identifier(type), std::move(value)})});
  };
  const Bytes reordered = der::sequence({
      attribute("2.5.4.7", der::printable_string("BRIDGEWATER")),
      attribute("2.5.4.8", der::printable_string("nj")),
      attribute("2.5.4.3", der::utf8_string("  sti-pa   crl ")),
      attribute("2.5.4.6", der::printable_string("US")),
      attribute("2.5.4.10", der::utf8_string("STI-PA")),
  });
  const auto other = decode_name(reordered);
  ASSERT_TRUE(other);
  EXPECT_NE(*other, stipa);
  EXPECT_TRUE(other->same_as(stipa));
}

TEST(Name, DifferentNamesStayDifferent) {
  const auto changed = [](auto change) {
    DistinguishedName name = stipa;
    change(name);
    return name;
  };
  EXPECT_FALSE(stipa.same_as(changed([](auto& n) { n.country = "CA"; })));
  EXPECT_FALSE(stipa.same_as(changed([](auto& n) { n.locality.clear(); })));
  EXPECT_FALSE(stipa.same_as(changed([](auto& n) { n.common_name = "STI-PACRL"; })));
  EXPECT_FALSE(stipa.same_as(changed([](auto& n) { n.other = {{"2.5.4.11", ""}}; })));
  EXPECT_FALSE(stipa.same_as(changed([](auto& n) { std::swap(n.state, n.locality); })));
  // A value that imitates the canonical form of two attributes.
  DistinguishedName a{.organization = "x;2.5.4.3=1:y"};
  DistinguishedName b{.organization = "x", .common_name = "y"};
  EXPECT_FALSE(a.same_as(b));
}

TEST(Name, HostileNamesAreRefused) {
  EXPECT_FALSE(decode_name({}));
  EXPECT_FALSE(decode_name(Bytes(40, 0x30)));
  DistinguishedName huge;
  for (int i = 0; i < 40; ++i) huge.other.emplace_back("2.5.4.11", "unit");
  EXPECT_FALSE(decode_name(huge.to_der()));
  DistinguishedName wordy = stipa;
  wordy.common_name = std::string(900, 'n');
  EXPECT_TRUE(decode_name(wordy.to_der()));
  wordy.common_name = std::string(1100, 'n');
  EXPECT_FALSE(decode_name(wordy.to_der()));
  Bytes trailing = stipa.to_der();
  trailing.push_back(0);
  EXPECT_FALSE(decode_name(trailing));
}

// Two names that differ there alone would be one.
TEST(Name, AttributesThatCannotBeReadAreRefused) {
  const auto name = [](Bytes type, Bytes value) {
    return decode_name(der::sequence({der::set({der::sequence({std::move(type), std::move(value)})})}));
  };
  const Bytes text = der::utf8_string("x"), known = der::object_identifier("2.5.4.5");
  std::string deep = "2.999";
  for (int i = 0; i < 70; ++i) deep += ".48";
  EXPECT_TRUE(name(known, text));
  EXPECT_FALSE(name(der::object_identifier(deep), text));
  EXPECT_FALSE(name(der::element(0x06, Bytes(20, 0xff)), text));
  EXPECT_FALSE(name(known, der::octet_string(Bytes{1, 2})));
  EXPECT_FALSE(name(known, der::sequence({text})));
}

}  // namespace
}  // namespace ishaken::pki
