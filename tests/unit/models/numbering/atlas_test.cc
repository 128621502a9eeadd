#include "models/numbering/atlas.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

namespace ishaken {
namespace {

std::string country_of(const NumberPlan& plan, std::string_view text) {
  const auto country = plan.country_of(TelephoneNumber::parse(text).value());
  return country ? country->text() : "nobody";
}

TEST(Atlas, HasTheMembersOfTheUnitedNationsInOrder) {
  ASSERT_EQ(atlas().size(), 193u);
  EXPECT_TRUE(std::ranges::is_sorted(atlas(), {}, &AtlasCountry::code));
  std::set<CountryCode> codes;
  std::set<std::string_view> names;
  for (const AtlasCountry& country : atlas()) {
    codes.insert(country.code);
    names.insert(country.name);
  }
  EXPECT_EQ(codes.size(), 193u);
  EXPECT_EQ(names.size(), 193u);
  for (const char* stranger : {"VA", "PR", "GG", "TW", "XK", "PS", "RE", "XA"})
    EXPECT_EQ(find_country(CountryCode::parse(stranger).value()), nullptr) << stranger;
  EXPECT_EQ(find_country(CountryCode{}), nullptr);
}

TEST(Atlas, EveryRowIsPlausible) {
  std::map<Region, int> members;
  for (const AtlasCountry& country : atlas()) {
    ++members[country.region];
    EXPECT_FALSE(country.name.empty());
    EXPECT_FALSE(country.prefixes.empty()) << country.name;
    EXPECT_LT(std::abs(country.latitude), 66) << country.name;
    EXPECT_LE(std::abs(country.longitude), 180) << country.name;
    EXPECT_GT(country.population, 10'000u) << country.name;
    EXPECT_LT(country.population, 1'500'000'000u) << country.name;
    EXPECT_EQ(find_country(country.code), &country);
  }
  EXPECT_EQ(members.size(), EnumNames<Region>::values.size());
  EXPECT_EQ(members[Region::north_america], 2);
  EXPECT_EQ(members[Region::south_america], 12);
  EXPECT_EQ(members[Region::east_asia], 5);
  EXPECT_EQ(members[Region::south_east_asia], 11);
  EXPECT_EQ(members[Region::oceania], 14);
}

TEST(Atlas, SomeRowsByHand) {
  const AtlasCountry* france = find_country(CountryCode("FR"));
  ASSERT_NE(france, nullptr);
  EXPECT_EQ(france->name, "France");
  EXPECT_EQ(france->region, Region::europe);
  EXPECT_EQ(france->prefixes.front(), "33");
  EXPECT_NEAR(france->latitude, 48.85, 0.02);
  EXPECT_NEAR(france->longitude, 2.35, 0.02);
  EXPECT_EQ(find_country(CountryCode("MX"))->region, Region::central_america_caribbean);
  EXPECT_EQ(find_country(CountryCode("GE"))->region, Region::middle_east_north_africa);
  EXPECT_EQ(find_country(CountryCode("KZ"))->region, Region::south_central_asia);
  EXPECT_NEAR(find_country(CountryCode("IL"))->latitude, 31.77, 0.02);
  EXPECT_LT(find_country(CountryCode("AU"))->latitude, -35);
}

TEST(Atlas, TellsSharedCodesApart) {
  const NumberPlan plan = atlas_plan();
  const std::map<std::string, std::string> numbers{
      {"+1 212 555 0100", "US"},      {"+1 613 555 0100", "CA"},     {"+1 809 555 0100", "DO"},
      {"+1 849 555 0100", "DO"},      {"+1 876 555 0100", "JM"},     {"+1 658 555 0100", "JM"},
      {"+1 242 555 0100", "BS"},      {"+1 787 555 0100", "US"},     {"+1 671 555 0100", "US"},
      {"+1 345 555 0100", "nobody"},  {"+1 441 555 0100", "nobody"}, {"+1 800 555 0100", "nobody"},
      {"+1 500 555 0100", "nobody"},  {"+7 495 123 45 67", "RU"},    {"+7 701 123 45 67", "KZ"},
      {"+7 600 123 45 67", "KZ"},     {"+7 912 123 45 67", "RU"},    {"+44 20 7946 0000", "GB"},
      {"+44 1481 960194", "GB"},      {"+39 06 1234567", "IT"},      {"+39 06 698 12345", "IT"},
      {"+212 520 123456", "MA"},      {"+212 528 812345", "MA"},     {"+33 1 99 00 12 34", "FR"},
      {"+262 262 12 34 56", "FR"},    {"+590 590 12 34 56", "FR"},   {"+599 318 1234", "NL"},
      {"+599 9 123 4567", "nobody"},  {"+61 2 5550 1234", "AU"},     {"+47 79 02 12 34", "NO"},
      {"+358 18 12345", "FI"},        {"+268 2205 1234", "SZ"},      {"+379 06 698 12345", "nobody"},
      {"+886 2 1234 5678", "nobody"}, {"+999 1", "nobody"},
  };
  for (const auto& [text, country] : numbers) EXPECT_EQ(country_of(plan, text), country) << text;
}

TEST(Atlas, EveryNumberGoesBackToItsHolder) {
  for (const unsigned providers : {1u, 3u, 20u}) {
    const NumberPlan plan = atlas_plan(providers);
    for (const AtlasCountry& country : atlas())
      for (unsigned provider = 0; provider < providers; ++provider)
        for (std::uint64_t index = 0; index < 100; ++index) {
          const TelephoneNumber number = plan.number_of(country.code, provider, index * 7919);
          ASSERT_EQ(plan.holder_of(number), (Holder{country.code, provider}))
              << country.name << " " << provider << " " << index << ": " << number.text();
        }
  }
}

TEST(Atlas, NobodyHoldsTheUnallocated) {
  const NumberPlan plan = atlas_plan();
  for (std::uint64_t index = 0; index < 1000; ++index)
    ASSERT_FALSE(plan.country_of(plan.unallocated(index))) << plan.unallocated(index).text();
}

TEST(Atlas, GreatCircles) {
  EXPECT_NEAR(great_circle_km(51.51, -0.13, 40.71, -74.01), 5570, 10);  // London to New York
  EXPECT_NEAR(great_circle_km(0, 179, 0, -179), 222.4, 0.1);            // across the date line
  EXPECT_NEAR(great_circle_km(90, 0, -90, 123), 20015.1, 0.1);          // pole to pole
  EXPECT_NEAR(great_circle_km(0, 0, 0, 180), 20015.1, 0.1);             // antipodes
  EXPECT_EQ(great_circle_km(48.85, 2.35, 48.85, 2.35), 0);
}

}  // namespace
}  // namespace ishaken
