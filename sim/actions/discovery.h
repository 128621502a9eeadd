// The time until an attack comes to light by itself: complaints, audits, chance. Defences may find it sooner.
#pragma once

#include <fmt/format.h>

#include <optional>

#include "models/base/fields.h"
#include "models/base/random.h"
#include "models/base/time.h"

namespace ishaken::sim {

struct Discovery {
  Duration after{0};
  double spread = 0.5;
  static constexpr std::string_view help = "when an attack comes to light by itself";
  static constexpr void fields(auto&& field) {
    field("after", &Discovery::after, "median time from the attack; lognormal", {.min = 0});
    field("spread", &Discovery::spread, "sigma of the logarithm of that time; 0: exactly then",
          {.min = 0, .max = 3});
  }

  // Draws that time for the attack with that index on the timeline.
  Duration draw(std::uint64_t seed, std::size_t index) const {
    if (spread == 0 || after.count() == 0) return after;
    return seconds(
        Stream(seed, fmt::format("timeline/{}/found", index)).lognormal(in_seconds(after), spread));
  }
};

}  // namespace ishaken::sim
