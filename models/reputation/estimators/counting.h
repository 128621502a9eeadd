// Helpers of several estimators: fading counts, and an interval from a variance.
#pragma once

#include <algorithm>
#include <cmath>

#include "models/reputation/belief.h"
#include "models/reputation/dossier.h"

namespace ishaken::reputation {

// Returns the sum of a history; counts of k periods ago are multiplied by forgetting^k.
inline Tally faded(const History& history, double forgetting) {
  Tally sum;
  std::int64_t at = history.entries.empty() ? history.now : history.entries.front().period;
  const auto fade_until = [&](std::int64_t period) {
    for (; at < period; ++at) sum = forgetting * sum;
  };
  for (const History::Entry& each : history.entries) {
    fade_until(each.period);
    sum += each.tally;
  }
  fade_until(history.now);
  return sum;
}

// Returns a belief with an interval of z standard deviations to either side, as of a normal distribution, cut
// to 0 and 1.
inline Belief with_interval(double mean, double variance, double z, double calls) {
  const double reach = z * std::sqrt(variance);
  return {mean, std::max(0.0, mean - reach), std::min(1.0, mean + reach), calls};
}

// Returns the belief after `marked` of `calls`, with a prior that weighs `strength` calls: the share is
// distributed as
//   Beta(marked + prior strength, calls - marked + (1 - prior) strength),
// whose mean is m = (marked + prior strength) / (calls + strength) and whose variance is
// m (1 - m) / (calls + strength + 1).
inline Belief beta_belief(const Tally& tally, double prior, double strength, double z) {
  const double weight = tally.calls() + strength;
  const double mean = (tally.marked() + prior * strength) / weight;
  return with_interval(mean, mean * (1 - mean) / (weight + 1), z, tally.calls());
}

}  // namespace ishaken::reputation
