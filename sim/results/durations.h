// Figures of a few durations, exact, each weighted by what it stands for.
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

// Returns the mean, p50, p95 or max, in seconds. Quantiles are of the nearest rank: the smallest value such
// that that much of the whole weight is not above it. Returns nothing if nothing weighs anything.
std::optional<double> figure_of(std::vector<WeightedDuration> durations, Stat stat);

}  // namespace ishaken::sim
