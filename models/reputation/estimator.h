// The list of estimators, which compute beliefs from evidence. They are interchangeable; each is a struct of
// described parameters in a file of its own under estimators/.
#pragma once

#include <variant>

#include "models/reputation/estimators/beta.h"
#include "models/reputation/estimators/dirichlet.h"
#include "models/reputation/estimators/eigentrust.h"
#include "models/reputation/estimators/ewma.h"
#include "models/reputation/estimators/hierarchical.h"
#include "models/reputation/estimators/wilson.h"
#include "models/reputation/plug_in.h"

namespace ishaken::reputation {

using Estimator = std::variant<Beta, Wilson, Ewma, Dirichlet, Hierarchical, EigenTrust, PluggedEstimator>;

// Returns the estimated share of the subject's calls that are marked, after the last closed period.
inline Belief estimate(const Estimator& estimator, const Dossier& dossier, const Subject& subject) {
  return std::visit([&](const auto& each) { return each.estimate(dossier, subject); }, estimator);
}

}  // namespace ishaken::reputation
