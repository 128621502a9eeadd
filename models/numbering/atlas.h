// The 193 members of the United Nations: prefixes, location, population. The data is atlas.tsv, compiled in.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "models/base/names.h"
#include "models/numbering/number_plan.h"
#include "models/numbering/region.h"

namespace ishaken {

struct AtlasCountry {
  CountryCode code;
  std::string_view name;
  Region region = Region::europe;
  std::vector<std::string_view> prefixes;
  double latitude = 0;   // of the capital, degrees north
  double longitude = 0;  // degrees east
  std::uint64_t population = 0;
};

// Returns all countries, sorted by code.
std::span<const AtlasCountry> atlas();

// Returns a country; null if the code is not a member of the United Nations.
const AtlasCountry* find_country(CountryCode code);

// Returns a plan with every country of the atlas and the same number of providers (1 to 100) in each.
NumberPlan atlas_plan(unsigned providers = 1);

// Returns the distance on a sphere with the Earth's mean radius, from coordinates in degrees.
double great_circle_km(double latitude1, double longitude1, double latitude2, double longitude2);

}  // namespace ishaken
