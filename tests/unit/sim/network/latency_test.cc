#include "sim/network/latency.h"

#include <gtest/gtest.h>

#include "models/numbering/atlas.h"

namespace ishaken::sim {
namespace {

using namespace std::chrono_literals;

Location place(const char* code) {
  const AtlasCountry* country = find_country(CountryCode::parse(code).value());
  return {country->latitude, country->longitude, country->region};
}

double ms(const char* a, const char* b) { return in_seconds(base_round_trip(place(a), place(b))) * 1000; }

TEST(Latency, FollowsTheLineAndTheTable) {
  const Location here{0, 0, Region::europe};
  const Location degree_away{0, 1, Region::europe};  // 111.195 km
  EXPECT_EQ(base_round_trip(here, degree_away), 15'424us);
  const Location american{0, 1, Region::north_america};
  EXPECT_EQ(base_round_trip(here, american), 13'573us);
}

TEST(Latency, WithinACountryItIsTheDomesticDefault) {
  EXPECT_EQ(base_round_trip(place("FR"), place("FR")), domestic_round_trip);
}

// The cities that the fit was made with, in ms as measured: it should be within a third of them, capitals or
// not.
TEST(Latency, IsCloseToWhatWasMeasured) {
  EXPECT_NEAR(ms("RU", "FR"), 49, 49 * 0.33);
  EXPECT_NEAR(ms("CA", "FR"), 96, 96 * 0.33);
  EXPECT_NEAR(ms("EG", "FR"), 70, 70 * 0.4);
  EXPECT_NEAR(ms("MX", "ES"), 159, 159 * 0.33);
  EXPECT_NEAR(ms("NG", "GB"), 103, 103 * 0.33);
  EXPECT_NEAR(ms("AU", "GB"), 262, 262 * 0.33);
}

TEST(Latency, EveryPairOfCountriesIsSymmetricAndPlausible) {
  for (const AtlasCountry& a : atlas())
    for (const AtlasCountry& b : atlas()) {
      const Location from{a.latitude, a.longitude, a.region};
      const Location to{b.latitude, b.longitude, b.region};
      const Duration there = base_round_trip(from, to);
      ASSERT_EQ(there, base_round_trip(to, from)) << a.name << " - " << b.name;
      ASSERT_GE(there, 9ms) << a.name << " - " << b.name;
      ASSERT_LE(there, 850ms) << a.name << " - " << b.name;
    }
}

TEST(Latency, TheTableIsCompleteAndSymmetric) {
  for (const auto& a : EnumNames<Region>::values)
    for (const auto& b : EnumNames<Region>::values) {
      EXPECT_GT(region_multiplier(a.value, b.value), 0.5) << a.name << " - " << b.name;
      EXPECT_EQ(region_multiplier(a.value, b.value), region_multiplier(b.value, a.value));
    }
  EXPECT_EQ(region_multiplier(Region::sub_saharan_africa, Region::sub_saharan_africa), 2.0);
  EXPECT_EQ(region_multiplier(Region::oceania, Region::east_asia), 1.26);
  EXPECT_EQ(region_multiplier(Region::south_central_asia, Region::central_america_caribbean), 1.05);
}

}  // namespace
}  // namespace ishaken::sim
