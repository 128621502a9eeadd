// Cases for the tests of rules.
#pragma once

#include <gtest/gtest.h>

#include "models/reputation/rule.h"

namespace ishaken::reputation {

using enum Standing;

constexpr Duration day = std::chrono::hours(24);
const double below = 1 - 1e-9, above = 1 + 1e-9;  // factors

// Lower bound and mean; the upper bound, which no rule looks at, lies far off.
inline Belief belief(double low, double mean, double calls = 1000) { return {mean, low, 1, calls}; }

inline Case a_case(Standing standing, Belief thought, Duration since = day, unsigned exclusions = 0) {
  Case out;
  out.country = CountryCode("XA");
  out.standing = standing;
  out.since = since;
  out.exclusions = exclusions;
  out.belief = thought;
  out.fresh_calls = standing == excluded ? 0 : 100;
  return out;
}

// What the rule says; where nothing changes it must not say why, and the other way round.
inline Standing verdict(const Rule& rule, const Case& subject) {
  const Decision decision = decide(rule, subject);
  EXPECT_EQ(decision.why.empty(), decision.standing == subject.standing) << decision.why;
  return decision.standing;
}

}  // namespace ishaken::reputation
