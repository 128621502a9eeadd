#include "models/reputation/estimators/dirichlet.h"

#include "models/reputation/estimators/counting.h"

namespace ishaken::reputation {
namespace {

Tally shares(const Dirichlet& by, Tally counts) {
  const double weight = counts.calls() + by.strength;
  const double base_clean = 1 - by.base_suspicious - by.base_complained - by.base_trapped;
  counts += by.strength * Tally{base_clean, by.base_suspicious, by.base_complained, by.base_trapped};
  return 1 / weight * counts;
}

}  // namespace

Problems Dirichlet::problems() const {
  Problems out;
  for (const Named offence : {Named{"complained", complained}, Named{"trapped", trapped}})
    expect_order(out, {"clean", clean}, offence, "a good call would count for more than an offence");
  return out;
}

Tally Dirichlet::expected(const Dossier& dossier, const Subject& subject) const {
  return shares(*this, faded(dossier.pooled(subject), forgetting));
}

Belief Dirichlet::estimate(const Dossier& dossier, const Subject& subject) const {
  const Tally counts = faded(dossier.pooled(subject), forgetting);
  const Tally share = shares(*this, counts);
  const auto moment = [&](double u, double v, double w, double x) {
    return u * share.clean + v * share.suspicious + w * share.complained + x * share.trapped;
  };
  const double mean = moment(clean, suspicious, complained, trapped);
  const double square =
      moment(clean * clean, suspicious * suspicious, complained * complained, trapped * trapped);
  const double variance = std::max(0.0, square - mean * mean) / (counts.calls() + strength + 1);
  return with_interval(mean, variance, z, counts.calls());
}

}  // namespace ishaken::reputation
