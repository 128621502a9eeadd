#include "sim/results/durations.h"

#include <algorithm>

#include "sim/results/histogram.h"

namespace ishaken::sim {

std::optional<double> figure_of(std::vector<WeightedDuration> durations, Stat stat) {
  std::erase_if(durations, [](const WeightedDuration& each) { return each.weight == 0; });
  if (durations.empty()) return std::nullopt;
  std::ranges::sort(durations, {}, &WeightedDuration::value);
  Histogram all;  // for its exact mean
  for (const WeightedDuration& each : durations) all.add(each.value, each.weight);
  const auto ranked = [&](std::uint64_t percent) {
    const std::uint64_t rank = (all.count() * percent + 99) / 100;
    std::uint64_t passed = 0;
    for (const WeightedDuration& each : durations)
      if ((passed += each.weight) >= rank) return in_seconds(each.value);
    return in_seconds(durations.back().value);
  };
  switch (stat) {
    case Stat::p50:
      return ranked(50);
    case Stat::p95:
      return ranked(95);
    case Stat::max:
      return ranked(100);
    default:
      return all.stat(stat);
  }
}

}  // namespace ishaken::sim
