// Figures of a few durations, exact, each weighted by what it stands for.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "models/base/time.h"

namespace ishaken::sim {

struct WeightedDuration {
  Duration value{0};
  std::uint64_t weight = 1;
};

// In seconds: "mean", "p50", "p95", "max". Quantiles are of the nearest rank: the smallest value such that
// that much of the whole weight is not above it. Empty where nothing weighs anything.
std::optional<double> figure_of(std::vector<WeightedDuration> durations, std::string_view figure);

}  // namespace ishaken::sim
