#include "models/reputation/estimators/beta.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/models/reputation/evidence.h"

namespace ishaken::reputation {
namespace {

Belief believed(const Beta& beta, const Dossier& dossier) { return beta.estimate(dossier, country(XA)); }

TEST(Beta, ThePriorSpeaksWhereNothingIsKnown) {
  const Belief belief = believed({.prior = 0.25, .strength = 2, .z = 2}, Dossier());
  EXPECT_DOUBLE_EQ(belief.mean, 0.25);
  EXPECT_DOUBLE_EQ(belief.high, 0.25 + 2 * 0.25);  // variance 0.25 * 0.75 / (2 + 1) = 0.25^2
  EXPECT_EQ(belief.low, 0);
  EXPECT_EQ(belief.calls, 0);
}

TEST(Beta, LaplacesRuleOfSuccession) {
  // Uniform prior, 3 of 10: Beta(4, 8), mean 4/12, variance 4 * 8 / (12^2 * 13).
  const Belief belief =
      believed({.forgetting = 1, .prior = 0.5, .strength = 2, .z = 1}, periods({marked(1, 4), marked(2, 6)}));
  EXPECT_DOUBLE_EQ(belief.mean, 1.0 / 3);
  EXPECT_DOUBLE_EQ(belief.mean - belief.low, std::sqrt(32.0 / (144 * 13)));
  EXPECT_DOUBLE_EQ(belief.high - belief.mean, belief.mean - belief.low);
  EXPECT_EQ(belief.calls, 10);
}

TEST(Beta, CountsFadeAsAGeometricSeries) {
  // 8 calls, 2 of them marked, in each of five periods: 8 (1 + 1/2 + 1/4 + 1/8 + 1/16) = 15.5 calls.
  const Tally each = marked(2, 8);
  const Beta beta{.forgetting = 0.5, .prior = 0, .strength = 4.5};
  const Belief belief = believed(beta, periods({each, each, each, each, each}));
  EXPECT_DOUBLE_EQ(belief.calls, 15.5);
  EXPECT_DOUBLE_EQ(belief.mean, 3.875 / 20);
}

TEST(Beta, SilenceMakesOldCountsFadeToo) {
  const Beta beta{.forgetting = 0.5, .prior = 0, .strength = 1};
  const Belief belief = believed(beta, periods({marked(4, 8), {}, {}}));
  EXPECT_DOUBLE_EQ(belief.calls, 2);
  EXPECT_DOUBLE_EQ(belief.mean, 1.0 / 3);
}

TEST(Beta, ForgettingAtOnceAndNever) {
  const Dossier dossier = periods({marked(5, 10), marked(1, 10)});
  EXPECT_DOUBLE_EQ(believed({.forgetting = 0}, dossier).calls, 10);
  EXPECT_DOUBLE_EQ(believed({.forgetting = 1}, dossier).calls, 20);
}

}  // namespace
}  // namespace ishaken::reputation
