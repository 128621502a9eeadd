#include "models/reputation/estimators/beta.h"

#include <algorithm>
#include <cmath>

namespace ishaken::reputation {

Belief Beta::estimate(const Dossier& dossier, const Subject& subject) const {
  const History history = dossier.pooled(subject);
  double calls = 0, marked = 0;
  for (const History::Entry& each : history.entries) {
    const double kept = std::pow(forgetting, static_cast<double>(history.now - each.period));
    calls += kept * each.tally.calls();
    marked += kept * each.tally.marked();
  }
  const double weight = calls + strength;
  const double mean = (marked + prior * strength) / weight;
  const double reach = z * std::sqrt(mean * (1 - mean) / (weight + 1));  // of a beta distribution
  return {mean, std::max(0.0, mean - reach), std::min(1.0, mean + reach), calls};
}

}  // namespace ishaken::reputation
