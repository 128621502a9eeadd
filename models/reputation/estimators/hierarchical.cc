#include "models/reputation/estimators/hierarchical.h"

#include "models/reputation/estimators/counting.h"

namespace ishaken::reputation {
namespace {

// Returns the sum over all providers that showed the range.
History providers_of(const Dossier& dossier, const Subject& range) {
  History sum;
  sum.now = dossier.period();
  for (const Subject& provider : dossier.subjects(range.country, Subject::Level::provider)) {
    const std::vector<Subject> ranges = dossier.ranges_of(provider);
    if (std::binary_search(ranges.begin(), ranges.end(), range)) sum += dossier.pooled(provider);
  }
  return sum;
}

}  // namespace

Belief Hierarchical::estimate(const Dossier& dossier, const Subject& subject) const {
  using Level = Subject::Level;
  const auto shrunk = [&](const History& history, double towards) {
    return beta_belief(faded(history, forgetting), towards, strength, z);
  };
  Belief belief = shrunk(dossier.pooled({Level::country, subject.country}), prior);
  if (subject.level == Level::range) belief = shrunk(providers_of(dossier, subject), belief.mean);
  if (subject.level != Level::country) belief = shrunk(dossier.pooled(subject), belief.mean);
  return belief;
}

}  // namespace ishaken::reputation
