// Excludes above one limit and readmits below a lower one, so that a share near a limit does not make a
// country's standing oscillate.
#pragma once

#include "models/base/fields.h"
#include "models/reputation/problem.h"
#include "models/reputation/standing.h"

namespace ishaken::reputation {

struct Hysteresis {
  static constexpr std::string_view name = "hysteresis";
  static constexpr std::string_view help =
      "excludes a country when even the lower bound of its share of unwanted calls is above one limit, and "
      "readmits it when the mean is below a lower one; without fresh evidence an excluded country is "
      "readmitted as the estimator forgets: counts that fade alike leave the mean unchanged until few calls "
      "are remembered, so within about the window, because of the prior and not of its calls";
  double delist_above = 0.3;
  double readmit_below = 0.1;
  static constexpr void fields(auto&& field) {
    field("delist_above", &Hysteresis::delist_above, "exclude above this share of unwanted calls",
          {.min = 0, .max = 1});
    field("readmit_below", &Hysteresis::readmit_below, "readmit below this share of unwanted calls",
          {.min = 0, .max = 1});
  }
  Problems problems() const;
  Decision decide(const Case& subject) const;
};

}  // namespace ishaken::reputation
