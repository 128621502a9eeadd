#include "models/reputation/estimators/hierarchical.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/models/reputation/evidence.h"

namespace ishaken::reputation {
namespace {

const Hierarchical by{.forgetting = 1, .prior = 0.5, .strength = 10, .z = 1};

Dossier told(std::initializer_list<Row> rows) {
  Dossier dossier;
  for (const Row& each : rows) dossier.add(FR, each);
  dossier.close_period();
  return dossier;
}

// 90 calls in all, 13 of them marked; m(country) = (13 + 5) / 100 = 0.18.
const Dossier example =
    told({about(XA, marked(1, 40), "A", "S1", "11"), about(XA, marked(4, 30), "A", "S2", "12"),
          about(XA, marked(8, 20), "B", "S2", "13")});

double mean(const Dossier& dossier, const Subject& subject) { return by.estimate(dossier, subject).mean; }

TEST(Hierarchical, EachLevelLeansOnTheOneAbove) {
  EXPECT_DOUBLE_EQ(mean(example, country(XA)), 0.18);
  EXPECT_DOUBLE_EQ(mean(example, ca(XA, "A")), (5 + 1.8) / 80);
  EXPECT_DOUBLE_EQ(mean(example, provider(XA, "S1")), (1 + 1.8) / 50);
  EXPECT_DOUBLE_EQ(mean(example, provider(XA, "S2")), (12 + 1.8) / 60);  // 0.23
  EXPECT_DOUBLE_EQ(mean(example, range(XA, "12")), (4 + 2.3) / 40);
  EXPECT_DOUBLE_EQ(mean(example, range(XA, "13")), (8 + 2.3) / 30);
}

TEST(Hierarchical, ConfidenceIsThatOfABetaDistribution) {
  const Belief belief = by.estimate(example, provider(XA, "S2"));
  EXPECT_EQ(belief.calls, 50);
  EXPECT_DOUBLE_EQ(belief.high - belief.mean, std::sqrt(0.23 * 0.77 / 61));
}

TEST(Hierarchical, WithoutEvidenceAMemberIsItsGroup) {
  EXPECT_DOUBLE_EQ(mean(Dossier(), provider(XA, "S1")), 0.5);
  EXPECT_DOUBLE_EQ(mean(example, provider(XA, "new")), 0.18);
  EXPECT_DOUBLE_EQ(mean(example, ca(XA, "new")), 0.18);
  EXPECT_DOUBLE_EQ(mean(example, range(XA, "99")), 0.18);  // of no provider that is known
  EXPECT_EQ(by.estimate(example, provider(XA, "new")).calls, 0);
}

TEST(Hierarchical, WithMuchEvidenceItIsItself) {
  const Dossier much =
      told({about(XA, marked(9e9, 1e10), "", "S1", "11"), about(XA, marked(0, 1e10), "", "S2", "12")});
  EXPECT_NEAR(mean(much, country(XA)), 0.45, 1e-8);
  EXPECT_NEAR(mean(much, provider(XA, "S1")), 0.9, 1e-8);
  EXPECT_NEAR(mean(much, range(XA, "12")), 0, 1e-8);
}

TEST(Hierarchical, ARangeThatSeveralShowedLeansOnThemTogether) {
  const Dossier shared =
      told({about(XA, marked(1, 10), "", "S1", "11"), about(XA, marked(5, 10), "", "S2", "11"),
            about(XA, marked(0, 70), "", "S3", "12")});
  // Country (6 + 5) / 100 = 0.11; S1 and S2: (6 + 1.1) / 30; the range: (6 + 71 / 30) / 30.
  EXPECT_DOUBLE_EQ(mean(shared, range(XA, "11")), (6 + 71.0 / 30) / 30);
}

TEST(Hierarchical, NotTheProvidersOfAnotherCountry) {
  const Dossier both =
      told({about(XA, marked(0, 10), "", "S1", "11"), about(XB, marked(10, 10), "", "S1", "11")});
  EXPECT_LT(mean(both, range(XA, "11")), 0.25);
  EXPECT_GT(mean(both, range(XB, "11")), 0.75);
}

TEST(Hierarchical, Forgets) {
  Dossier dossier = example;
  dossier.close_period();
  const Hierarchical forgetful{.forgetting = 0.5, .prior = 0.5, .strength = 10};
  EXPECT_DOUBLE_EQ(forgetful.estimate(dossier, country(XA)).mean, (6.5 + 5) / 55);
}

}  // namespace
}  // namespace ishaken::reputation
