#include "models/numbering/number_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

namespace ishaken {
namespace {

using testing::HasSubstr;

constexpr CountryCode FR{"FR"}, GB{"GB"}, GG{"GG"}, RU{"RU"}, KZ{"KZ"}, XA{"XA"};

TelephoneNumber number(std::string_view text) { return TelephoneNumber::canonical(text).value(); }

TEST(NumberPlan, TheLongestPrefixCounts) {
  NumberPlan plan;
  ASSERT_TRUE(plan.add("441481", GG));
  ASSERT_TRUE(plan.add("44", GB));
  EXPECT_EQ(plan.country_of(number("442071234567")), GB);
  EXPECT_EQ(plan.country_of(number("441481234567")), GG);
  EXPECT_EQ(plan.country_of(number("44148")), GB);
  EXPECT_EQ(plan.country_of(number("4")), std::nullopt);
  EXPECT_EQ(plan.country_of(number("33199001234")), std::nullopt);
  EXPECT_EQ(plan.country_of(TelephoneNumber{}), std::nullopt);
  EXPECT_EQ(plan.holder_of(TelephoneNumber{}), std::nullopt);
}

TEST(NumberPlan, TheTwoDigitsAfterThePrefixNameTheProvider) {
  NumberPlan plan;
  ASSERT_TRUE(plan.add("33", FR, 3));
  EXPECT_EQ(plan.holder_of(number("33000000000")), (Holder{FR, 0}));
  EXPECT_EQ(plan.holder_of(number("33010000000")), (Holder{FR, 1}));
  EXPECT_EQ(plan.holder_of(number("33140000000")), (Holder{FR, 2}));
  EXPECT_EQ(plan.holder_of(number("33990000000")), (Holder{FR, 0}));
}

TEST(NumberPlan, MissingAndForeignCharactersCountAsZero) {
  NumberPlan plan;
  ASSERT_TRUE(plan.add("33", FR, 7));
  EXPECT_EQ(plan.holder_of(number("33")), (Holder{FR, 0}));
  EXPECT_EQ(plan.holder_of(number("331")), (Holder{FR, 3}));
  EXPECT_EQ(plan.holder_of(number("33*1")), (Holder{FR, 1}));
  EXPECT_EQ(plan.holder_of(number("#33")), std::nullopt);
  EXPECT_EQ(plan.holder_of(number("3*3")), std::nullopt);
}

TEST(NumberPlan, RefusesAPrefixThatHasAnOwner) {
  NumberPlan plan;
  ASSERT_TRUE(plan.add("33", FR));
  const auto refused = plan.add("33", XA);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().what, HasSubstr("FR"));
  EXPECT_THAT(refused.error().what, HasSubstr("XA"));
  EXPECT_THAT(refused.error().what, HasSubstr("+33"));
  EXPECT_FALSE(plan.add("33", FR));
  EXPECT_EQ(plan.country_of(number("331")), FR);
  EXPECT_EQ(plan.providers_of(XA), 0u);
}

TEST(NumberPlan, RefusesWhatIsNoPrefix) {
  NumberPlan plan;
  for (const std::string_view prefix : {"", "+33", "3a", "3 3", "*", "1234567890", "\xff"})
    EXPECT_FALSE(plan.add(prefix, FR)) << prefix;
  EXPECT_FALSE(plan.add(std::string_view("3\0", 2), FR));
  EXPECT_FALSE(plan.add(std::string(1'000'000, '3'), FR));
  EXPECT_FALSE(plan.add("33", FR, 0));
  EXPECT_FALSE(plan.add("33", FR, 101));
  EXPECT_TRUE(plan.countries().empty());
  EXPECT_TRUE(plan.add("123456789", FR));
}

TEST(NumberPlan, ACountryHasOneNumberOfProviders) {
  NumberPlan plan;
  ASSERT_TRUE(plan.add("33", FR, 3));
  EXPECT_FALSE(plan.add("262", FR, 4));
  EXPECT_TRUE(plan.add("262", FR, 3));
  EXPECT_EQ(plan.providers_of(FR), 3u);
  EXPECT_EQ(plan.prefixes_of(FR), (std::vector<std::string>{"33", "262"}));
}

TEST(NumberPlan, NumbersGoBackToTheirHolder) {
  for (const bool nested_first : {false, true}) {
    NumberPlan plan;
    if (!nested_first) {
      ASSERT_TRUE(plan.add("7", RU, 5));
    }
    ASSERT_TRUE(plan.add("77", KZ, 3));
    ASSERT_TRUE(plan.add("76", KZ, 3));
    ASSERT_TRUE(plan.add("7950123", XA, 4));
    if (nested_first) {
      ASSERT_TRUE(plan.add("7", RU, 5));
    }
    for (const CountryCode country : plan.countries())
      for (unsigned provider = 0; provider < plan.providers_of(country); ++provider)
        for (std::uint64_t index = 0; index < 3000; ++index) {
          const TelephoneNumber made = plan.number_of(country, provider, index);
          ASSERT_EQ(plan.holder_of(made), (Holder{country, provider})) << made.text();
        }
  }
}

TEST(NumberPlan, APrefixInsideAnOwnPrefixKeepsTheRule) {
  NumberPlan plan;
  ASSERT_TRUE(plan.add("7", RU, 5));
  ASSERT_TRUE(plan.add("79", RU, 5));
  ASSERT_TRUE(plan.add("799", RU, 5));
  for (unsigned provider = 0; provider < 5; ++provider)
    for (std::uint64_t index = 0; index < 1000; ++index)
      ASSERT_EQ(plan.holder_of(plan.number_of(RU, provider, index)), (Holder{RU, provider}));
}

TEST(NumberPlan, NumbersDifferUntilTheyAreUsedUpThenRepeat) {
  NumberPlan plan;
  ASSERT_TRUE(plan.add("124255", FR, 50));  // two pairs of digits and three free digits: 2,000 numbers
  std::set<TelephoneNumber> seen;
  for (std::uint64_t index = 0; index < 2000; ++index) seen.insert(plan.number_of(FR, 7, index));
  EXPECT_EQ(seen.size(), 2000u);
  EXPECT_EQ(seen.begin()->text().size(), 11u);
  EXPECT_EQ(plan.number_of(FR, 7, 2000), plan.number_of(FR, 7, 0));
  EXPECT_EQ(plan.holder_of(plan.number_of(FR, 7, ~std::uint64_t{0})), (Holder{FR, 7}));
}

TEST(NumberPlan, NumbersOfAShortPrefixDifferToo) {
  NumberPlan plan;
  ASSERT_TRUE(plan.add("33", FR, 3));
  ASSERT_TRUE(plan.add("262", FR, 3));
  std::set<TelephoneNumber> seen;
  for (std::uint64_t index = 0; index < 100'000; ++index) seen.insert(plan.number_of(FR, 2, index));
  EXPECT_EQ(seen.size(), 100'000u);
}

TEST(NumberPlan, NumbersUseAllPrefixes) {
  NumberPlan plan;
  ASSERT_TRUE(plan.add("33", FR, 2));
  ASSERT_TRUE(plan.add("262", FR, 2));
  ASSERT_TRUE(plan.add("590", FR, 2));
  std::map<std::string, int> uses;
  for (std::uint64_t index = 0; index < 1200; ++index)
    ++uses[std::string(plan.number_of(FR, 1, index).text().substr(0, 2))];
  EXPECT_EQ(uses, (std::map<std::string, int>{{"33", 1000}, {"26", 100}, {"59", 100}}));
}

TEST(NumberPlan, NumbersHaveTheLengthOfTheirCountry) {
  NumberPlan plan;
  const auto length = [&](std::string_view prefix, CountryCode country) {
    EXPECT_TRUE(plan.add(prefix, country));
    return plan.number_of(country, 0, 12345).text().size();
  };
  EXPECT_EQ(length("1215", CountryCode("US")), 11u);
  EXPECT_EQ(length("124212345", CountryCode("BS")), 11u);  // no free digit is left
  EXPECT_EQ(length("7", RU), 11u);
  EXPECT_EQ(length("33", FR), 11u);
  EXPECT_EQ(length("5993", CountryCode("NL")), 12u);
  EXPECT_EQ(length("441481", GG), 14u);
  EXPECT_EQ(length("999999999", XA), 15u);
}

TEST(NumberPlan, NoNumberForWhoeverHasNone) {
  NumberPlan plan;
  ASSERT_TRUE(plan.add("7", RU, 100));
  ASSERT_TRUE(plan.add("76", KZ));
  EXPECT_TRUE(plan.number_of(FR, 0, 0).empty());
  EXPECT_TRUE(plan.number_of(CountryCode{}, 0, 0).empty());
  EXPECT_TRUE(plan.number_of(RU, 100, 0).empty());
  EXPECT_FALSE(plan.number_of(RU, 50, 0).empty());
  // With 100 providers there is one block each, and Kazakhstan takes those that begin with 6.
  EXPECT_TRUE(plan.number_of(RU, 60, 0).empty());
}

TEST(NumberPlan, NumbersAreMobileIfTheirPrefixWasMarked) {
  NumberPlan plan;
  ASSERT_TRUE(plan.add("33", FR, 3));
  plan.mark_mobile("336");
  std::set<TelephoneNumber> seen;
  for (std::uint64_t index = 0; index < 100; ++index) {
    const TelephoneNumber mobile = NumberPlan::number_under("336", index);
    EXPECT_TRUE(plan.is_mobile(mobile)) << mobile.text();
    EXPECT_EQ(mobile.text().size(), plan.number_of(FR, 0, index).text().size());
    EXPECT_EQ(plan.country_of(mobile), FR);
    EXPECT_FALSE(plan.is_mobile(NumberPlan::number_under("331", index)));
    seen.insert(mobile);
  }
  EXPECT_EQ(seen.size(), 100u);
  EXPECT_FALSE(plan.is_mobile({}));
}

TEST(NumberPlan, UnallocatedNumbersBelongToNobody) {
  NumberPlan plan;
  ASSERT_TRUE(plan.add("33", FR));
  std::set<TelephoneNumber> seen;
  for (std::uint64_t index = 0; index < 1000; ++index) {
    const TelephoneNumber spare = plan.unallocated(index);
    EXPECT_EQ(plan.country_of(spare), std::nullopt) << spare.text();
    seen.insert(spare);
  }
  EXPECT_EQ(seen.size(), 1000u);
  EXPECT_EQ(plan.unallocated(5), plan.unallocated(5));

  // A fictional country may claim any of them, or all.
  ASSERT_TRUE(plan.add("2101", XA));
  ASSERT_TRUE(plan.add("999", XA));
  for (std::uint64_t index = 0; index < 100; ++index) {
    EXPECT_FALSE(plan.country_of(plan.unallocated(index)));
    EXPECT_FALSE(plan.unallocated(index).text().starts_with("210"));
  }
  for (const char first : {'2', '4', '6', '8'}) ASSERT_TRUE(plan.add(std::string(1, first), XA));
  EXPECT_TRUE(plan.unallocated(0).empty());
}

}  // namespace
}  // namespace ishaken
