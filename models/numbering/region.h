// The ten regions of the world with similar round-trip times within each (sim/network/latency.h).
#pragma once

#include <array>
#include <cstdint>

#include "models/base/fields.h"

namespace ishaken {

enum class Region : std::uint8_t {
  europe,
  north_america,
  central_america_caribbean,
  south_america,
  middle_east_north_africa,
  sub_saharan_africa,
  south_central_asia,
  east_asia,
  south_east_asia,
  oceania,
};

template <>
struct EnumNames<Region> {
  static constexpr std::array values{
      EnumValue{Region::europe, "europe", "Europe with Russia"},
      EnumValue{Region::north_america, "north-america", "the United States and Canada"},
      EnumValue{Region::central_america_caribbean, "central-america-caribbean",
                "Mexico, Central America, the Caribbean islands"},
      EnumValue{Region::south_america, "south-america", "South America"},
      EnumValue{Region::middle_east_north_africa, "middle-east-north-africa",
                "North Africa, Western Asia, the Caucasus"},
      EnumValue{Region::sub_saharan_africa, "sub-saharan-africa", "Africa south of the Sahara"},
      EnumValue{Region::south_central_asia, "south-central-asia", "from Iran and Kazakhstan to Bangladesh"},
      EnumValue{Region::east_asia, "east-asia", "China, Japan, the Koreas, Mongolia"},
      EnumValue{Region::south_east_asia, "south-east-asia", "from Myanmar to the Philippines and Timor"},
      EnumValue{Region::oceania, "oceania", "Australia, New Zealand, the Pacific islands"},
  };
};

}  // namespace ishaken
