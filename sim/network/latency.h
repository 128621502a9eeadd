// The round trip between two places on an idle network: the default for links that a scenario does not
// describe. It is deterministic; the link adds jitter and loss, which vary from packet to packet.
#pragma once

#include <chrono>

#include "models/base/time.h"
#include "models/numbering/region.h"

namespace ishaken::sim {

// The assumed location of a country's networks: its capital.
struct Location {
  double latitude = 0;   // degrees north
  double longitude = 0;  // degrees east
  Region region = Region::europe;
  bool operator==(const Location&) const = default;
};

// The round trip between two networks of one country. Assumed, not measured: base_round_trip's fit for
// networks some 400 km apart, since a country is larger than its capital.
inline constexpr Duration domestic_round_trip = std::chrono::milliseconds(20);

// Returns (13.5 ms + 0.0173 ms per km of great circle) times the multiplier of the two regions, rounded to
// microseconds. Symmetric.
Duration base_round_trip(const Location& a, const Location& b);

// Returns the ratio of the measured round trip to the one that the distance suggests, for two different
// places of these regions.
double region_multiplier(Region a, Region b);

}  // namespace ishaken::sim
