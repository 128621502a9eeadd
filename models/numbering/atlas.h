// The 193 members of the United Nations: numbers, place, people. The data is atlas.tsv, compiled in.
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

// Sorted by code.
std::span<const AtlasCountry> atlas();

// Empty for what is no member of the United Nations.
const AtlasCountry* find_country(CountryCode code);

// Every country of the atlas with the same number of providers (1 to 100).
NumberPlan atlas_plan(unsigned providers = 1);

// On a sphere of the mean radius of the Earth; degrees.
double great_circle_km(double latitude1, double longitude1, double latitude2, double longitude2);

}  // namespace ishaken
