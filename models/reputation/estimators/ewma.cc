#include "models/reputation/estimators/ewma.h"

#include "models/reputation/estimators/counting.h"

namespace ishaken::reputation {

Belief Ewma::estimate(const Dossier& dossier, const Subject& subject) const {
  double average = prior;
  double weight = 0, square = 0;  // sums of w, and of w^2 / n
  for (const History::Entry& each : dossier.pooled(subject).entries) {
    const double calls = each.tally.calls();
    if (calls <= 0) continue;
    average += eta * (each.tally.marked() / calls - average);
    weight += eta * (1 - weight);
    square = (1 - eta) * (1 - eta) * square + eta * eta / calls;
  }
  if (weight <= 0) return {prior, 0, 1, 0};
  const double calls = weight * weight / square;
  return with_interval(average, average * (1 - average) / calls, z, calls);
}

}  // namespace ishaken::reputation
