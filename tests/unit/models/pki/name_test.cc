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

Bytes attribute(const char* type, Bytes value) {
  return der::sequence({der::object_identifier(type), std::move(value)});
}
Bytes rdn(const char* type, Bytes value) { return der::set({attribute(type, std::move(value))}); }

TEST(Name, CaseSpacesAndKindOfStringDoNotTellNamesApart) {
  const auto other = decode_name(der::sequence({
      rdn("2.5.4.6", der::printable_string("US")),
      rdn("2.5.4.8", der::printable_string("nj")),
      rdn("2.5.4.7", der::printable_string("BRIDGEWATER")),
      rdn("2.5.4.10", der::utf8_string("STI-PA")),
      rdn("2.5.4.3", der::utf8_string("  sti-pa   crl ")),
  }));
  ASSERT_TRUE(other);
  EXPECT_NE(*other, stipa);
  EXPECT_TRUE(other->same_as(stipa));
}

// RFC 5280 section 7.1: the RDNs of two equal names match in order.
TEST(Name, OrderTellsNamesApartAndIsKept) {
  const Bytes reordered = der::sequence({
      rdn("2.5.4.7", der::utf8_string("Bridgewater")),
      rdn("2.5.4.8", der::utf8_string("NJ")),
      rdn("2.5.4.3", der::utf8_string("STI-PA CRL")),
      rdn("2.5.4.6", der::printable_string("US")),
      rdn("2.5.4.10", der::utf8_string("STI-PA")),
  });
  const auto other = decode_name(reordered);
  ASSERT_TRUE(other);
  EXPECT_EQ(other->locality, "Bridgewater");
  EXPECT_EQ(other->to_text(), "L=Bridgewater, ST=NJ, CN=STI-PA CRL, C=US, O=STI-PA");
  EXPECT_EQ(other->to_der(), reordered);
  EXPECT_FALSE(other->same_as(stipa));
  EXPECT_TRUE(other->same_as(*decode_name(other->to_der())));
  EXPECT_TRUE(decode_name(stipa.to_der())->order.empty());
  DistinguishedName changed = *other;
  changed.locality.clear();
  changed.organizational_unit = "CRLs";
  EXPECT_EQ(changed.to_text(), "ST=NJ, CN=STI-PA CRL, C=US, O=STI-PA, OU=CRLs");
}

TEST(Name, AttributesOfOneRdnHaveNoOrderButBelongTogether) {
  const auto named = [](const std::vector<Bytes>& rdns) { return decode_name(der::sequence(rdns)).value(); };
  const Bytes country = attribute("2.5.4.6", der::printable_string("US"));
  const Bytes unit = attribute("2.5.4.11", der::utf8_string("CRLs"));
  const Bytes common = attribute("2.5.4.3", der::utf8_string("STI-PA"));
  const auto together = named({der::set({country}), der::set({unit, common})});
  const auto swapped = named({der::set({country}), der::set({common, unit})});
  const auto apart = named({der::set({country}), der::set({unit}), der::set({common})});
  EXPECT_TRUE(together.same_as(swapped));
  EXPECT_FALSE(together.same_as(apart));
  EXPECT_EQ(together.to_text(), "C=US, OU=CRLs + CN=STI-PA");
  EXPECT_EQ(together.to_der(), swapped.to_der());
  EXPECT_TRUE(together.same_as(*decode_name(together.to_der())));
  EXPECT_FALSE(together.same_as(named({der::set({country, unit}), der::set({common})})));
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
