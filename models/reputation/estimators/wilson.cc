#include "models/reputation/estimators/wilson.h"

#include <algorithm>
#include <cmath>

namespace ishaken::reputation {

Belief Wilson::estimate(const Dossier& dossier, const Subject& subject) const {
  const Tally total = dossier.pooled(subject).total();
  const double n = total.calls(), x = total.marked();
  const double mean = (x + prior * strength) / (n + strength);
  if (n <= 0) return {mean, 0, 1, 0};
  // The numerator and the denominator of the bounds times n, to keep precision if n is small.
  const double centre = x + z * z / 2;
  const double reach = z * std::sqrt(x * (n - x) / n + z * z / 4);
  return {mean, std::max(0.0, (centre - reach) / (n + z * z)), std::min(1.0, (centre + reach) / (n + z * z)),
          n};
}

}  // namespace ishaken::reputation
