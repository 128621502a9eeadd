#include "models/reputation/estimators/dirichlet.h"

#include <gtest/gtest.h>

#include <cmath>

#include "models/reputation/estimators/beta.h"
#include "tests/unit/models/reputation/evidence.h"

namespace ishaken::reputation {
namespace {

// Every class as likely as any other, as in the paper's examples.
const Dirichlet even{.forgetting = 1,
                     .strength = 4,
                     .base_suspicious = 0.25,
                     .base_complained = 0.25,
                     .base_trapped = 0.25,
                     .clean = 0,
                     .suspicious = 0.25,
                     .complained = 0.5,
                     .trapped = 1,
                     .z = 1};

TEST(Dirichlet, ExpectedShares) {
  const Tally expected = even.expected(periods({{7, 1, 1, 3}}), country(XA));
  EXPECT_EQ(expected, (Tally{0.5, 0.125, 0.125, 0.25}));  // 8, 2, 2, 4 of 12 + 4
  EXPECT_EQ(even.expected(Dossier(), country(XA)), (Tally{0.25, 0.25, 0.25, 0.25}));
}

TEST(Dirichlet, MeanAndVarianceByHand) {
  const Belief belief = even.estimate(periods({{4, 1, 1, 2}, {5, 2, 1, 0}}), country(XA));
  // 10, 4, 3, 3 of 20: 0.2 / 4 + 0.15 / 2 + 0.15 = 0.275; second moment 0.2 / 16 + 0.15 / 4 + 0.15 = 0.2.
  EXPECT_DOUBLE_EQ(belief.mean, 0.275);
  EXPECT_NEAR(belief.high - belief.mean, std::sqrt((0.2 - 0.275 * 0.275) / 21), 1e-15);
  EXPECT_NEAR(belief.mean - belief.low, belief.high - belief.mean, 1e-15);
  EXPECT_EQ(belief.calls, 16);
}

TEST(Dirichlet, Forgets) {
  Dirichlet forgetful = even;
  forgetful.forgetting = 0.5;
  // Of 8 trapped two periods ago 2 are left; with one of base each: 3, 1, 1, 3 of 8.
  const Belief belief = forgetful.estimate(periods({{0, 0, 0, 8}, {}, {2, 0, 0, 0}}), country(XA));
  EXPECT_DOUBLE_EQ(belief.calls, 4);
  EXPECT_DOUBLE_EQ(belief.mean, (0.25 * 1 + 0.5 * 1 + 1 * 3) / 8);
}

TEST(Dirichlet, WithMarksAloneItIsBeta) {
  Dirichlet marks;
  marks.suspicious = 0;
  const Dossier dossier = periods({{90, 5, 3, 2}, {40, 8, 1, 0}});
  const Belief belief = marks.estimate(dossier, country(XA));
  const Belief beta = Beta{}.estimate(dossier, country(XA));
  EXPECT_NEAR(belief.mean, beta.mean, 1e-15);
  EXPECT_NEAR(belief.low, beta.low, 1e-15);
  EXPECT_NEAR(belief.high, beta.high, 1e-15);
}

TEST(Dirichlet, EachClassHasItsOwnWeight) {
  const auto mean = [](const Tally& tally) { return even.estimate(periods({tally}), country(XA)).mean; };
  EXPECT_LT(mean({8, 0, 0, 0}), mean({0, 8, 0, 0}));
  EXPECT_LT(mean({0, 8, 0, 0}), mean({0, 0, 8, 0}));
  EXPECT_LT(mean({0, 0, 8, 0}), mean({0, 0, 0, 8}));
}

}  // namespace
}  // namespace ishaken::reputation
