// Excludes for a limited time; then follows a trial period, and a further exclusion lasts longer.
#pragma once

#include "models/base/fields.h"
#include "models/reputation/problem.h"
#include "models/reputation/standing.h"

namespace ishaken::reputation {

struct Probation {
  static constexpr std::string_view name = "probation";
  static constexpr std::string_view help =
      "excludes on evidence for a sentence, longer each time, then trusts on trial under a stricter limit; "
      "no fresh evidence is needed to come back, and on trial none means no new exclusion (but with fresh "
      "calls old ones that are still remembered count too: let the sentence outlast the window)";
  double delist_above = 0.3;
  Duration sentence = std::chrono::hours(30 * 24);
  double factor = 2;
  Duration trial = std::chrono::hours(30 * 24);
  double trial_above = 0.15;
  static constexpr void fields(auto&& field) {
    field("delist_above", &Probation::delist_above,
          "exclude when the lower bound of the share of unwanted calls is above this", {.min = 0, .max = 1});
    field("sentence", &Probation::sentence, "how long the first exclusion lasts", {.min = 0});
    field("factor", &Probation::factor, "each further exclusion lasts this many times the one before",
          {.min = 1});
    field("trial", &Probation::trial, "how long the trial lasts after an exclusion", {.min = 0});
    field("trial_above", &Probation::trial_above, "the same limit on trial; at most delist_above",
          {.min = 0, .max = 1});
  }
  Problems problems() const;
  Decision decide(const Case& subject) const;
};

}  // namespace ishaken::reputation
