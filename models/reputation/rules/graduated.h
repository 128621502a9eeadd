// Reacts in steps, each harsher than the one before and with its own limit; one step per review.
#pragma once

#include "models/base/fields.h"
#include "models/reputation/problem.h"
#include "models/reputation/standing.h"

namespace ishaken::reputation {

struct Graduated {
  static constexpr std::string_view name = "graduated";
  static constexpr std::string_view help =
      "watches, downgrades, scopes, excludes a country as the lower bound of its share of unwanted calls "
      "passes rising limits, and steps back when the mean is below the limit of its step by a margin; one "
      "step a review; no step up without fresh evidence, which flows as long as the country is not excluded; "
      "after a sentence an excluded country is scoped, whatever the evidence (what is still remembered then "
      "counts with the first fresh calls: let the sentence outlast the window)";
  double watch_above = 0.1;
  double downgrade_above = 0.2;
  double scope_above = 0.3;
  double exclude_above = 0.4;
  double margin = 0.05;
  Duration sentence = std::chrono::hours(30 * 24);
  static constexpr void fields(auto&& field) {
    field("watch_above", &Graduated::watch_above, "watch above this share of unwanted calls",
          {.min = 0, .max = 1});
    field("downgrade_above", &Graduated::downgrade_above, "downgrade above this share", {.min = 0, .max = 1});
    field("scope_above", &Graduated::scope_above, "scope above this share", {.min = 0, .max = 1});
    field("exclude_above", &Graduated::exclude_above, "exclude above this share", {.min = 0, .max = 1});
    field("margin", &Graduated::margin,
          "step back when the mean is below the step's limit by this; a step whose limit is not more "
          "than this "
          "is never left downwards",
          {.min = 0, .max = 1});
    field("sentence", &Graduated::sentence, "how long an exclusion lasts", {.min = 0});
  }
  Problems problems() const;
  Decision decide(const Case& subject) const;
};

}  // namespace ishaken::reputation
