#include "models/reputation/estimators/beta.h"

#include "models/reputation/estimators/counting.h"

namespace ishaken::reputation {

Belief Beta::estimate(const Dossier& dossier, const Subject& subject) const {
  return beta_belief(faded(dossier.pooled(subject), forgetting), prior, strength, z);
}

}  // namespace ishaken::reputation
