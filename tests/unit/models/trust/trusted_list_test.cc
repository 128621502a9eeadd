// Lists that cross borders: round trips, hostile claims, merging, and for whom an anchor may speak.
#include "models/trust/trusted_list.h"

#include <gtest/gtest.h>

#include "tests/unit/models/trust/lists.h"

namespace ishaken::trust::testing {
namespace {

using Names = std::vector<std::string>;

struct TrustedListTest : ::testing::Test, Lists {
  Result<TrustedList> read(const pki::Json& claims) { return trusted_list_from_claims(claims, certificates); }
  TrustedListPtr shared(const TrustedList& list) {
    return std::make_shared<const TrustedList>(read(to_claims(list)).value());
  }
  static Names names(const TrustedList& list) {
    Names out;
    for (const TrustedAnchor& each : list.anchors)
      out.push_back(each.country.text() + " " + each.certificate->subject.organization + " via " +
                    each.via.text());
    return out;
  }
  MergeSource source(CountryCode from, Mechanism mechanism, const TrustedList& list,
                     Merge how = Merge::flat) {
    return {{from, mechanism, how}, shared(list)};
  }
  bool speaks(const TrustedList& list, std::size_t anchor, std::string_view number) {
    return may_speak_for(list, list.anchors.at(anchor), TelephoneNumber::canonical(number).value());
  }
};

TEST_F(TrustedListTest, RoundTrip) {
  TrustedList list = this->list(FR, {anchor("One", FR), anchor("Other", DE)});
  list.anchors[1].via = US;
  list.anchors[1].mechanism = Mechanism::bilateral;
  list.anchors[1].scoped = true;
  list.anchors[1].authority = 1;
  list.authorities.push_back({pa(DE), "https://pa.de.example/crl"});
  const pki::Json claims = to_claims(list);
  // The four claims of ATIS-1000084 are as everybody knows them.
  EXPECT_EQ(claims["sequence"], 3);
  EXPECT_EQ(claims["trustList"].size(), 2u);
  const auto again = read(claims);
  ASSERT_TRUE(again) << again.error().what;
  EXPECT_EQ(to_claims(*again), claims);
  EXPECT_EQ(again->anchors[1].via, US);
  EXPECT_EQ(again->anchors[1].mechanism, Mechanism::bilateral);
  EXPECT_TRUE(again->anchors[1].scoped);
  EXPECT_EQ(again->authorities[again->anchors[1].authority].crl_url, "https://pa.de.example/crl");
  const std::vector<std::pair<std::string, CountryCode>> expected{{"33", FR}, {"49", DE}};
  EXPECT_EQ(again->claims, expected);
}

TEST_F(TrustedListTest, EveryMemberMustBeThere) {
  const pki::Json good = to_claims(list(FR, {anchor("One", FR)}));
  const auto places = places_of(good);
  for (const auto& place : places) {
    if (!good[place.parent_pointer()].is_object() || place.back() == "crl") continue;
    pki::Json without = good;
    without[place.parent_pointer()].erase(place.back());
    EXPECT_FALSE(read(without)) << place.to_string();
  }
}

TEST_F(TrustedListTest, AnyValueAnywhereIsReadOrRefusedAndNeverThrows) {
  const pki::Json good = to_claims(list(FR, {anchor("One", FR)}));
  const auto places = places_of(good);
  ASSERT_GT(places.size(), 15u);
  for (const auto& place : places)
    for (const pki::Json& value : anything()) {
      pki::Json claims = good;
      claims[place] = value;
      const auto list = read(claims);
      if (!list || value.type() == good[place].type() || (value.is_number() && good[place].is_number()))
        continue;
      // Read all the same: only where the member is optional, or its name is for us alone.
      EXPECT_EQ(place.back(), "crl") << place.to_string() << " " << value;
    }
  for (const pki::Json& value : anything()) EXPECT_FALSE(read(value)) << value;
}

TEST_F(TrustedListTest, WrongNumbersAreRefused) {
  const pki::Json good = to_claims(list(FR, {anchor("One", FR)}));
  const auto with = [&](const char* pointer, const pki::Json& value) {
    pki::Json claims = good;
    claims[pki::Json::json_pointer(pointer)] = value;
    return read(claims).has_value();
  };
  EXPECT_FALSE(with("/anchors/0/authority", 1));  // there is only one
  EXPECT_FALSE(with("/anchors/0/authority", -1));
  EXPECT_FALSE(with("/sequence", 18446744073709551615u));
  EXPECT_FALSE(with("/exp", 18446744073709551615u));
  EXPECT_FALSE(with("/exp", 1.5));
  EXPECT_FALSE(with("/anchors/0/country", "--"));
  EXPECT_FALSE(with("/anchors/0/country", "fr"));
  EXPECT_FALSE(with("/anchors/0/mechanism", "magic"));
  EXPECT_FALSE(with("/anchors", pki::Json::array()));  // one description for each certificate
  EXPECT_TRUE(with("/exp", -5));
}

// --- merging ---

TEST_F(TrustedListTest, MergesWhatSourcesSayOfThemselves) {
  const TrustedList own = list(FR, {anchor("One", FR)});
  const TrustedList merged =
      merge(own, FR,
            {source(DE, Mechanism::registry, list(DE, {anchor("Eins", DE)}), Merge::scoped),
             source(US, Mechanism::bilateral, list(US, {anchor("Uno", US)}))},
            {});
  EXPECT_EQ(names(merged), (Names{"FR One via FR", "DE Eins via DE", "US Uno via US"}));
  EXPECT_FALSE(merged.anchors[0].scoped);
  EXPECT_TRUE(merged.anchors[1].scoped);
  EXPECT_FALSE(merged.anchors[2].scoped);
  EXPECT_EQ(merged.anchors[1].mechanism, Mechanism::registry);
  EXPECT_EQ(merged.anchors[2].mechanism, Mechanism::bilateral);
  for (const TrustedAnchor& each : merged.anchors)
    EXPECT_EQ(merged.authorities[each.authority].root->subject.country, each.country.text());
}

TEST_F(TrustedListTest, AnAnchorIsTakenOnceAndTheNationalOneFirst) {
  const TrustedList own = list(FR, {anchor("One", FR)});
  const TrustedList merged =
      merge(own, FR,
            {source(DE, Mechanism::registry,
                    list(DE, {anchor("One", DE), anchor("Eins", DE), anchor("Eins", DE)}))},
            {});
  EXPECT_EQ(names(merged), (Names{"FR One via FR", "DE Eins via DE"}));
}

TEST_F(TrustedListTest, ARegistryEntrySpeaksForItsOwnCountryAlone) {
  const TrustedList both = list(DE, {anchor("Eins", DE), anchor("Uno", US)});
  EXPECT_EQ(names(merge(list(FR, {}), FR, {source(DE, Mechanism::registry, both)}, {})),
            Names{"DE Eins via DE"});
  EXPECT_EQ(names(merge(list(FR, {}), FR, {source(DE, Mechanism::bilateral, both)}, {})),
            (Names{"DE Eins via DE", "US Uno via DE"}));
}

TEST_F(TrustedListTest, WhatAPartnerPassesOnStaysScopedAndRemembersIt) {
  TrustedList partners = list(DE, {anchor("Uno", US)});
  partners.anchors[0].scoped = true;
  const TrustedList merged = merge(list(FR, {}), FR, {source(DE, Mechanism::bilateral, partners)}, {});
  ASSERT_EQ(merged.anchors.size(), 1u);
  EXPECT_TRUE(merged.anchors[0].scoped);
  EXPECT_EQ(merged.anchors[0].country, US);
  EXPECT_EQ(merged.anchors[0].via, DE);
}

TEST_F(TrustedListTest, TheWordOfACountryItselfGoesBeforeThatOfAPartner) {
  // Germany passes on an American anchor that the United States do not have any more, and a French one.
  const TrustedList german = list(DE, {anchor("Eins", DE), anchor("Retired", US), anchor("Retired too", FR)});
  const TrustedList merged = merge(list(FR, {anchor("One", FR)}), FR,
                                   {source(DE, Mechanism::bilateral, german),
                                    source(US, Mechanism::bilateral, list(US, {anchor("Uno", US)}))},
                                   {});
  EXPECT_EQ(names(merged), (Names{"FR One via FR", "DE Eins via DE", "US Uno via US"}));
}

TEST_F(TrustedListTest, ExclusionHoldsAgainstPartnersToo) {
  const TrustedList german = list(DE, {anchor("Eins", DE), anchor("Uno", US)});
  EXPECT_EQ(names(merge(list(FR, {}), FR, {source(DE, Mechanism::bilateral, german)}, {US})),
            Names{"DE Eins via DE"});
}

// Two partners hand one another everything. When the country of an anchor drops it, it must go.
TEST_F(TrustedListTest, APassedOnAnchorIsNotPassedOnForEver) {
  TrustedList american = list(US, {anchor("Uno", US)});
  const TrustedList no_anchors = list(US, {});
  TrustedList french = list(FR, {}), german = list(DE, {});
  const auto round = [&](const TrustedList& direct) {
    french = merge(list(FR, {}), FR,
                   {source(DE, Mechanism::bilateral, german), source(US, Mechanism::bilateral, direct)}, {});
    german = merge(list(DE, {}), DE, {source(FR, Mechanism::bilateral, french)}, {});
  };
  round(american);
  round(american);
  EXPECT_EQ(names(german), Names{"US Uno via FR"});
  round(no_anchors);
  EXPECT_EQ(names(french), Names{});
  EXPECT_EQ(names(german), Names{});
  // And where France no longer hears the United States themselves.
  round(american);
  french = merge(list(FR, {}), FR, {source(DE, Mechanism::bilateral, german)}, {});
  EXPECT_EQ(names(french), Names{});
}

// --- scope ---

TEST_F(TrustedListTest, AFlatAnchorSpeaksForEveryNumber) {
  const TrustedList list = read(to_claims(this->list(FR, {anchor("One", FR)}))).value();
  EXPECT_TRUE(speaks(list, 0, "33123"));
  EXPECT_TRUE(speaks(list, 0, "49123"));
}

TEST_F(TrustedListTest, TheLongestPrefixOnTheListDecides) {
  TrustedList wanted = list(FR, {anchor("GB", CountryCode("GB")), anchor("JE", CountryCode("JE")),
                                 anchor("Also GB", CountryCode("GB"))});
  wanted.anchors[0].prefixes = {"44"};
  wanted.anchors[1].prefixes = {"441534", "447797"};
  wanted.anchors[2].prefixes = {"44", ""};
  for (TrustedAnchor& each : wanted.anchors) each.scoped = true;
  const TrustedList list = read(to_claims(wanted)).value();
  EXPECT_TRUE(speaks(list, 0, "442071234567"));
  EXPECT_TRUE(speaks(list, 2, "442071234567"));
  EXPECT_FALSE(speaks(list, 0, "441534123456"));
  EXPECT_TRUE(speaks(list, 1, "441534123456"));
  EXPECT_FALSE(speaks(list, 1, "442071234567"));
  EXPECT_FALSE(speaks(list, 0, "33140000001"));
  EXPECT_FALSE(speaks(list, 0, "4"));
  EXPECT_FALSE(may_speak_for(list, list.anchors[2], {}));  // the empty prefix is no prefix
}

}  // namespace
}  // namespace ishaken::trust::testing
