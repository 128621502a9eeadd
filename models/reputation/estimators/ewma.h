// Exponentially weighted moving average of the periods' shares (Roberts, Technometrics 1, 1959). From a
// prior, for each period that had calls, oldest first:
//   s <- s + eta (x / n - s)
// so that the i-th period before the last has the weight w = eta (1 - eta)^i, independent of its number of
// calls. Periods without calls change nothing, until the others are no longer remembered.
//
// Interval: over many periods of n calls each the variance of s tends to eta / (2 - eta) * p (1 - p) / n
// (Roberts), as if n (2 - eta) / eta calls had been counted once. If the numbers differ, or there are few
// periods, that number is (sum w)^2 / sum (w^2 / n) (Kish 1965), which tends to the same and never exceeds
// the number of calls. Approximations: s replaces p, the effect of the prior is left out, and the
// distribution is assumed to be normal, which is good once s times that number is some ten calls or more.
#pragma once

#include "models/base/fields.h"
#include "models/reputation/belief.h"
#include "models/reputation/dossier.h"

namespace ishaken::reputation {

struct Ewma {
  static constexpr std::string_view name = "ewma";
  static constexpr std::string_view help =
      "moving average of the share in each period that had calls: s + eta (x / n - s) (Roberts 1959); "
      "without fresh evidence it stays, until the window has passed and the prior is back";
  double eta = 0.2;
  double prior = 0.003;
  double z = 1.96;
  static constexpr void fields(auto&& field) {
    field("eta", &Ewma::eta, "weight of the newest period; 1: it alone counts", {.min = 0.001, .max = 1});
    field("prior", &Ewma::prior, "start of the average: share of marked calls expected of an unknown subject",
          {.min = 0, .max = 1});
    field("z", &Ewma::z, "half the width of the interval, in standard deviations", {.min = 0, .max = 6});
  }
  Belief estimate(const Dossier& dossier, const Subject& subject) const;
};

}  // namespace ishaken::reputation
