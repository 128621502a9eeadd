// How long a packet takes to another place and back, on an idle network: the default for links that a
// scenario does not describe. Deterministic; what varies from packet to packet (jitter, loss) is added by the
// link.
#pragma once

#include <chrono>

#include "models/base/time.h"
#include "models/numbering/region.h"

namespace ishaken::sim {

// Where the networks of a country are taken to be: its capital.
struct Place {
  double latitude = 0;   // degrees north
  double longitude = 0;  // degrees east
  Region region = Region::europe;
  bool operator==(const Place&) const = default;
};

// Between two networks of one place. Assumed, not measured: the fit below for networks some 400 km apart,
// since a country is larger than its capital.
inline constexpr Duration domestic_round_trip = std::chrono::milliseconds(20);

// (13.5 ms + 0.0173 ms per km of great circle) times the multiplier of the two regions. Symmetric, to the
// microsecond.
Duration base_round_trip(const Place& a, const Place& b);

// How much slower (or faster) than the distance suggests two different places of these regions are.
double region_multiplier(Region a, Region b);

}  // namespace ishaken::sim
