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
  // With everything that a list may say of somebody whom it does not wholly trust.
  TrustedList reserved() const {
    TrustedList out = list(FR, {anchor("One", FR), anchor("Eins", DE)});
    out.anchors[1].downgraded = true;
    out.distrusted = {{DE, "077B"}, {US, "123A"}};
    return out;
  }
  bool speaks(const TrustedList& list, std::size_t anchor, std::string_view number) {
    return may_speak_for(list, list.anchors.at(anchor), TelephoneNumber::canonical(number).value(),
                         passport::Attestation::A);
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

TEST_F(TrustedListTest, ReservationsTravelOnlyWhereThereAreAny) {
  const pki::Json plain = to_claims(list(FR, {anchor("One", FR)}));
  EXPECT_FALSE(plain.contains("distrusted"));
  EXPECT_FALSE(plain["anchors"][0].contains("downgraded"));
  EXPECT_TRUE(read(plain)->distrusted.empty());
  EXPECT_FALSE(read(plain)->anchors[0].downgraded);

  const pki::Json claims = to_claims(reserved());
  EXPECT_EQ(claims["distrusted"].dump(), R"([{"country":"DE","spc":"077B"},{"country":"US","spc":"123A"}])");
  EXPECT_FALSE(claims["anchors"][0].contains("downgraded"));
  EXPECT_EQ(claims["anchors"][1]["downgraded"], true);
  const auto again = read(claims);
  ASSERT_TRUE(again) << again.error().what;
  EXPECT_EQ(to_claims(*again), claims);
  EXPECT_EQ(again->distrusted, reserved().distrusted);
  EXPECT_FALSE(again->anchors[0].downgraded);
  EXPECT_TRUE(again->anchors[1].downgraded);
}

TEST_F(TrustedListTest, ProvidersAreKnownByCountryAndCodeInWhateverOrderTheyStand) {
  pki::Json claims = to_claims(reserved());
  std::swap(claims["distrusted"][0], claims["distrusted"][1]);
  claims["distrusted"].push_back(claims["distrusted"][0]);
  const auto list = read(claims);
  ASSERT_TRUE(list) << list.error().what;
  EXPECT_EQ(list->distrusted, reserved().distrusted);
  EXPECT_TRUE(distrusts(*list, DE, "077B"));
  EXPECT_TRUE(distrusts(*list, US, "123A"));
  EXPECT_FALSE(distrusts(*list, US, "077B"));
  EXPECT_FALSE(distrusts(*list, DE, "077"));
  EXPECT_FALSE(distrusts(*list, DE, ""));
}

TEST_F(TrustedListTest, EveryMemberMustBeThere) {
  const pki::Json good = to_claims(reserved());
  const auto places = places_of(good);
  for (const auto& place : places) {
    if (!good[place.parent_pointer()].is_object() || place.back() == "crl" || place.back() == "downgraded" ||
        place.back() == "distrusted")
      continue;
    pki::Json without = good;
    without[place.parent_pointer()].erase(place.back());
    EXPECT_FALSE(read(without)) << place.to_string();
  }
}

TEST_F(TrustedListTest, AnyValueAnywhereIsReadOrRefusedAndNeverThrows) {
  const pki::Json good = to_claims(reserved());
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

TEST_F(TrustedListTest, MalformedReservationsAreRefused) {
  const auto with = [&](const char* pointer, const char* json) {
    pki::Json claims = to_claims(reserved());
    claims[pki::Json::json_pointer(pointer)] = pki::Json::parse(json);
    return read(claims).has_value();
  };
  EXPECT_TRUE(with("/anchors/0/downgraded", "false"));
  EXPECT_TRUE(with("/distrusted", "[]"));
  for (const char* json : {"null", "0", R"("true")", "[true]"})
    EXPECT_FALSE(with("/anchors/0/downgraded", json)) << json;
  for (const char* json : {"null", "{}", R"("DE 077B")", "[null]", R"(["077B"])", R"([["DE","077B"]])",
                           R"([{"country":"DE"}])", R"([{"spc":"077B"}])"})
    EXPECT_FALSE(with("/distrusted", json)) << json;
  EXPECT_FALSE(with("/distrusted/1/country", R"("--")"));
  EXPECT_FALSE(with("/distrusted/1/country", R"("de")"));
  EXPECT_FALSE(with("/distrusted/1/spc", R"("")"));  // that of every certificate without one
  EXPECT_FALSE(with("/distrusted/1/spc", "77"));
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

TEST_F(TrustedListTest, AnAnchorOfACountryIsTakenOnce) {
  const TrustedList own = list(FR, {anchor("One", FR)});
  const TrustedList german = list(DE, {anchor("Eins", DE), anchor("Eins", DE)});
  EXPECT_EQ(names(merge(own, FR, {source(DE, Mechanism::registry, german)}, {})),
            (Names{"FR One via FR", "DE Eins via DE"}));
}

TEST_F(TrustedListTest, TwoCountriesMayHaveApprovedOneStiCa) {
  TrustedList german = list(DE, {anchor("One", DE)});
  german.anchors[0].policies = {"2.999.2"};
  const TrustedList american = list(US, {anchor("One", US)});
  const TrustedList merged =
      merge(list(FR, {anchor("One", FR)}), FR,
            {source(DE, Mechanism::registry, german), source(US, Mechanism::bilateral, american)}, {});
  EXPECT_EQ(names(merged), (Names{"FR One via FR", "DE One via DE", "US One via US"}));
  EXPECT_EQ(merged.anchors[1].policies, Names{"2.999.2"});
  EXPECT_EQ(merged.authorities[merged.anchors[1].authority].root->subject.country, "DE");
}

TEST_F(TrustedListTest, NobodyKeepsAnExcludedCountrysAnchorsAlive) {
  TrustedList american = list(US, {anchor("Uno", US)});
  american.anchors[0].policies = {"2.999.7"};
  TrustedList german =
      list(DE, {anchor("Eins", DE), anchor("Uno", DE), anchor("Zwei", DE), anchor("Drei", DE)});
  german.anchors[2].policies = {"2.999.7"};  // those of the United States, for another certificate
  german.anchors[3].policies = {};           // any policy, so that one as well
  const auto merged = [&](const std::vector<TrustedListPtr>& excluded) {
    return names(
        merge(list(FR, {}), FR, {source(DE, Mechanism::registry, german)}, {.excluded = {US}}, excluded));
  };
  EXPECT_EQ(merged({}), (Names{"DE Eins via DE", "DE Uno via DE", "DE Zwei via DE", "DE Drei via DE"}));
  EXPECT_EQ(merged({shared(american)}), Names{"DE Eins via DE"});
}

TEST_F(TrustedListTest, AGatewaysAttestationCountsForOwnNumbersIfTheAnchorSaysSo) {
  TrustedList mine = list(FR, {anchor("One", FR), anchor("Eins", DE)});
  mine.anchors[0].gateway_scoped = true;
  const TrustedList read = *shared(mine);
  const auto french = TelephoneNumber::canonical("33123456789").value(),
             german = TelephoneNumber::canonical("4930123456").value();
  using enum passport::Attestation;
  for (const auto attestation : {A, B, C}) {
    EXPECT_TRUE(may_speak_for(read, read.anchors[0], french, attestation));
    EXPECT_EQ(may_speak_for(read, read.anchors[0], german, attestation), attestation != C);
  }
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
  EXPECT_EQ(names(merge(list(FR, {}), FR, {source(DE, Mechanism::bilateral, german)}, {.excluded = {US}})),
            Names{"DE Eins via DE"});
}

TEST_F(TrustedListTest, AnStiCaThatIsNamedIsTakenByNoWay) {
  const std::string uno = ca("Uno")->subject.to_text();
  const TrustedList american = list(US, {anchor("Uno", US), anchor("Due", US)});
  const TrustedList german = list(DE, {anchor("Eins", DE), anchor("Uno", US)});
  const auto merged = [&](const Instruction& instruction) {
    return names(merge(list(FR, {anchor("One", FR)}), FR,
                       {source(DE, Mechanism::bilateral, german), source(US, Mechanism::registry, american)},
                       instruction));
  };
  EXPECT_EQ(merged({}), (Names{"FR One via FR", "DE Eins via DE", "US Uno via US", "US Due via US"}));
  EXPECT_EQ(merged({.cas = {{US, uno}}}), (Names{"FR One via FR", "DE Eins via DE", "US Due via US"}));
  // Of another country it is another STI-CA, and its own are approved or not.
  EXPECT_EQ(merged({.cas = {{DE, uno}, {FR, ca("One")->subject.to_text()}, {US, "C=US, O=Uno"}}}),
            merged({}));
  // Not by a partner either, while the country itself is not heard.
  EXPECT_EQ(names(merge(list(FR, {}), FR, {source(DE, Mechanism::bilateral, german)}, {.cas = {{US, uno}}})),
            Names{"DE Eins via DE"});
}

TEST_F(TrustedListTest, ADowngradedCountryIsMarkedWhoeverPassesItOn) {
  const TrustedList american = list(US, {anchor("Uno", US)});
  const TrustedList german = list(DE, {anchor("Eins", DE), anchor("Due", US)});
  const TrustedCountry downgraded{US, Mechanism::registry, Merge::flat, true};
  const Instruction wanted{.trusted = {{DE, Mechanism::bilateral, Merge::flat}, downgraded}};
  const TrustedList direct =
      merge(list(FR, {anchor("One", FR)}), FR,
            {source(DE, Mechanism::bilateral, german), {downgraded, shared(american)}}, wanted);
  EXPECT_EQ(names(direct), (Names{"FR One via FR", "DE Eins via DE", "US Uno via US"}));
  EXPECT_FALSE(direct.anchors[0].downgraded);
  EXPECT_FALSE(direct.anchors[1].downgraded);
  EXPECT_TRUE(direct.anchors[2].downgraded);
  // The registry does not show the United States just now.
  const TrustedList passed_on = merge(list(FR, {}), FR, {source(DE, Mechanism::bilateral, german)}, wanted);
  EXPECT_EQ(names(passed_on), (Names{"DE Eins via DE", "US Due via DE"}));
  EXPECT_FALSE(passed_on.anchors[0].downgraded);
  EXPECT_TRUE(passed_on.anchors[1].downgraded);
}

TEST_F(TrustedListTest, ProvidersOfTheInstructionAreNamedSortedAndOnlyWhereTheyHaveAName) {
  const TrustedList merged =
      merge(list(FR, {}), FR, {}, {.providers = {{US, "123A"}, {}, {DE, "077B"}, {US, ""}, {US, "123A"}}});
  EXPECT_EQ(merged.distrusted, reserved().distrusted);
  EXPECT_TRUE(read(to_claims(merged)));
}

TEST_F(TrustedListTest, WhatAPartnerHoldsAgainstOthersBindsNobodyElse) {
  TrustedList german = list(DE, {anchor("Eins", DE), anchor("Uno", US)});
  german.anchors[1].downgraded = true;
  german.distrusted = {{US, "123A"}};
  const TrustedList merged = merge(list(FR, {}), FR, {source(DE, Mechanism::bilateral, german)}, {});
  EXPECT_EQ(names(merged), (Names{"DE Eins via DE", "US Uno via DE"}));
  EXPECT_FALSE(merged.anchors[1].downgraded);
  EXPECT_TRUE(merged.distrusted.empty());
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
  EXPECT_FALSE(
      may_speak_for(list, list.anchors[2], {}, passport::Attestation::A));  // the empty prefix is no prefix
}

}  // namespace
}  // namespace ishaken::trust::testing
