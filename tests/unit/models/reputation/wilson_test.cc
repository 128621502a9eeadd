#include "models/reputation/estimators/wilson.h"

#include <gtest/gtest.h>

#include "tests/unit/models/reputation/evidence.h"

namespace ishaken::reputation {
namespace {

Belief believed(const Wilson& wilson, const Dossier& dossier) {
  return wilson.estimate(dossier, country(XA));
}

// Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998),
// table I: the score interval of 95 % for four proportions.
TEST(Wilson, PublishedIntervals) {
  struct Example {
    double x, n, low, high;
  };
  for (const Example& each : {Example{81, 263, 0.2553, 0.3662}, Example{15, 148, 0.0624, 0.1605},
                              Example{0, 20, 0, 0.1611}, Example{1, 29, 0.0061, 0.1718}}) {
    const Belief belief = believed({.z = 1.959964}, periods({marked(each.x, each.n)}));
    EXPECT_NEAR(belief.low, each.low, 0.00005) << each.x << " of " << each.n;
    EXPECT_NEAR(belief.high, each.high, 0.00005) << each.x << " of " << each.n;
    EXPECT_EQ(belief.calls, each.n);
  }
}

TEST(Wilson, WorkedByHand) {
  // 1 of 4, z = 2; numerator and denominator times 4: (1 + 2 -+ 2 sqrt(3/4 + 1)) / (4 + 4).
  const Belief belief = believed({.prior = 0.5, .strength = 2, .z = 2}, periods({marked(1, 4)}));
  EXPECT_DOUBLE_EQ(belief.mean, 1.0 / 3);
  EXPECT_NEAR(belief.low, 0.044281, 1e-6);
  EXPECT_NEAR(belief.high, 0.705719, 1e-6);
}

TEST(Wilson, AllRememberedPeriodsAlike) {
  const Belief apart = believed({}, periods({marked(7, 10), {}, {}, marked(0, 30), marked(1, 2)}));
  EXPECT_EQ(apart, believed({}, periods({marked(8, 42)})));
}

TEST(Wilson, BoundsAtTheEnds) {
  EXPECT_EQ(believed({}, periods({marked(0, 7)})).low, 0);
  EXPECT_EQ(believed({}, periods({marked(7, 7)})).high, 1);
  const Belief unknown = believed({.prior = 0.25}, Dossier());
  EXPECT_EQ(unknown, (Belief{0.25, 0, 1, 0}));
}

}  // namespace
}  // namespace ishaken::reputation
