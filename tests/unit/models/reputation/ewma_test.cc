#include "models/reputation/estimators/ewma.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/models/reputation/evidence.h"

namespace ishaken::reputation {
namespace {

Belief believed(const Ewma& ewma, const Dossier& dossier) { return ewma.estimate(dossier, country(XA)); }

TEST(Ewma, GeometricWeights) {
  // From 0 with eta = 1/4, shares 1, 0, 1/2: 1/4 * (9/16 * 1 + 3/4 * 0 + 1/2) = 17/64.
  const Belief belief =
      believed({.eta = 0.25, .prior = 0}, periods({marked(2, 2), marked(0, 9), marked(3, 6)}));
  EXPECT_DOUBLE_EQ(belief.mean, 17.0 / 64);
}

TEST(Ewma, ThePriorFadesGeometrically) {
  const Belief belief =
      believed({.eta = 0.5, .prior = 0.8}, periods({marked(0, 1), marked(0, 1), marked(0, 1)}));
  EXPECT_DOUBLE_EQ(belief.mean, 0.1);
}

TEST(Ewma, FixedPoint) {
  const Tally each = marked(3, 12);
  EXPECT_DOUBLE_EQ(believed({.eta = 0.3, .prior = 0.25}, periods({each, each})).mean, 0.25);
  Dossier dossier(200);
  for (int period = 0; period < 200; ++period) {
    dossier.add(FR, about(XA, each));
    dossier.close_period();
  }
  const Belief belief = believed({.eta = 0.2, .prior = 0.9, .z = 1}, dossier);
  EXPECT_NEAR(belief.mean, 0.25, 1e-12);
  // The variance that Roberts gives: 0.2 / 1.8 * 0.25 * 0.75 / 12, as if of 108 calls.
  EXPECT_NEAR(belief.calls, 108, 1e-9);
  EXPECT_NEAR(belief.high - belief.mean, std::sqrt(0.2 / 1.8 * 0.1875 / 12), 1e-12);
  EXPECT_NEAR(belief.mean - belief.low, belief.high - belief.mean, 1e-12);
}

TEST(Ewma, PeriodsWithoutCallsLeaveIt) {
  EXPECT_EQ(believed({}, periods({marked(2, 4), {}, {}, marked(1, 8), {}})),
            believed({}, periods({marked(2, 4), marked(1, 8)})));
}

TEST(Ewma, RestsOnNoMoreCallsThanThereWere) {
  EXPECT_DOUBLE_EQ(believed({}, periods({marked(1, 10)})).calls, 10);
  // Weights 1/4 and 1/2 on 4 and 16 calls: (3/4)^2 / (1/16/4 + 1/4/16) = 18.
  EXPECT_DOUBLE_EQ(believed({.eta = 0.5}, periods({marked(1, 4), marked(1, 16)})).calls, 18);
  EXPECT_DOUBLE_EQ(believed({.eta = 1}, periods({marked(1, 4), marked(1, 16)})).calls, 16);
  EXPECT_EQ(believed({.prior = 0.125}, Dossier()), (Belief{0.125, 0, 1, 0}));
}

}  // namespace
}  // namespace ishaken::reputation
