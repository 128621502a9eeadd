// Excludes and readmits by one limit: the simplest rule. A share near the limit makes a country's standing
// oscillate.
#pragma once

#include "models/base/fields.h"
#include "models/reputation/standing.h"

namespace ishaken::reputation {

struct Threshold {
  static constexpr std::string_view name = "threshold";
  static constexpr std::string_view help =
      "excludes a country when its mean share of unwanted calls is above a limit, and readmits it when the "
      "mean is below the same limit; without fresh evidence an excluded country is readmitted as the "
      "estimator forgets: the mean hardly moves until few calls are remembered, so within about the window, "
      "because of the prior and not of its calls";
  double limit = 0.2;
  static constexpr void fields(auto&& field) {
    field("limit", &Threshold::limit, "exclude above this share of unwanted calls, readmit below it",
          {.min = 0, .max = 1});
  }
  Decision decide(const Case& subject) const;
};

}  // namespace ishaken::reputation
