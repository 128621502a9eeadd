// Exact figures of a few weighted durations.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/base/time.h"
#include "sim/results/stat.h"

namespace ishaken::sim {

struct WeightedDuration {
  Duration value{0};
  std::uint64_t weight = 1;
};

// Returns the mean, p50, p95 or max, in seconds. A quantile is the nearest rank: the smallest value such that
// at least that share of the total weight lies at or below it. Returns nothing if the total weight is 0.
std::optional<double> figure_of(std::vector<WeightedDuration> durations, Stat stat);

}  // namespace ishaken::sim
