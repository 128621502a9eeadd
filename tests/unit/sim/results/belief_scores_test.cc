// Scores of beliefs against numbers worked out by hand.
#include "sim/results/belief_scores.h"

#include <gtest/gtest.h>

namespace ishaken::sim {
namespace {

// Believed, its interval, and then so many calls of which so many were unwanted.
Forecast forecast(double mean, std::uint64_t calls, std::uint64_t unwanted, double low = 0, double high = 1) {
  return {Instant{}, mean, low, high, false, calls, unwanted};
}

const Measures measures{.bad_above = 0.25, .enough_calls = 10};

// (2 * 0.8^2 + 8 * 0.2^2 + 24 * 0.4^2 + 6 * 0.6^2) / 40 = (1.28 + 0.32 + 3.84 + 2.16) / 40. Base rate 26/40.
TEST(BeliefScores, BrierAndItsParts) {
  const auto score = brier_score({forecast(0.2, 10, 2), forecast(0.6, 30, 24)});
  ASSERT_TRUE(score);
  EXPECT_NEAR(score->brier, 0.19, 1e-12);
  EXPECT_NEAR(score->reliability, 30.0 / 40 * 0.2 * 0.2, 1e-12);
  EXPECT_NEAR(score->resolution, 0.25 * 0.45 * 0.45 + 0.75 * 0.15 * 0.15, 1e-12);
  EXPECT_NEAR(score->uncertainty, 0.65 * 0.35, 1e-12);
  EXPECT_NEAR(score->brier, score->reliability - score->resolution + score->uncertainty, 1e-12);
}

TEST(BeliefScores, BrierWeighsByCalls) {
  EXPECT_NEAR(brier_score({forecast(1, 1, 0), forecast(0, 99, 0)})->brier, 0.01, 1e-12);
  EXPECT_FALSE(brier_score({forecast(0.5, 0, 0)})) << "nobody called";
}

// 0.31 and 0.39 share a bin: 0.35 on average, and so it was. 0.41 is in the next.
TEST(BeliefScores, ReliabilityIsOfTenBins) {
  EXPECT_NEAR(brier_score({forecast(0.31, 10, 3), forecast(0.39, 10, 4)})->reliability, 0, 1e-12);
  EXPECT_NEAR(brier_score({forecast(0.35, 10, 3), forecast(0.41, 10, 4)})->reliability,
              (0.05 * 0.05 + 0.01 * 0.01) / 2, 1e-12);
  EXPECT_NEAR(brier_score({forecast(1, 10, 10), forecast(0.95, 10, 10)})->reliability, 0.025 * 0.025, 1e-12)
      << "1 is in the last bin";
}

TEST(BeliefScores, CoverageIsOfReviewsWithEnoughCalls) {
  EXPECT_EQ(interval_coverage({forecast(0.3, 10, 3, 0.3, 0.5),  // on the edge
                               forecast(0.3, 10, 6, 0.3, 0.5), forecast(0.3, 10, 2, 0.3, 0.5),
                               forecast(0.3, 100, 40, 0.3, 0.5), forecast(0.3, 9, 9, 0.3, 0.5)},  // too few
                              measures),
            0.5);
  EXPECT_FALSE(interval_coverage({forecast(0.3, 9, 3)}, measures));
}

// Bad: 0.5 and 0.2 by their means. Others: 0.4, 0.2, 0.1. Of six pairs: three, and one and a half.
TEST(BeliefScores, AreaUnderTheCurve) {
  std::vector<Forecast> some{forecast(0.5, 10, 9), forecast(0.2, 10, 3), forecast(0.4, 10, 2),
                             forecast(0.2, 10, 0), forecast(0.1, 10, 0), forecast(0.0, 9, 9)};
  EXPECT_NEAR(*discrimination(some, measures).auc, 4.5 / 6, 1e-12);
  EXPECT_FALSE(discrimination({forecast(0.5, 10, 9)}, measures).auc) << "nothing to tell it from";
}

// Above 0.25: 0.5 rightly, 0.4 and 0.3 wrongly. Bad: 0.5 and 0.2.
TEST(BeliefScores, PrecisionAndRecall) {
  const Discrimination found = discrimination(
      {forecast(0.5, 10, 9), forecast(0.2, 10, 3), forecast(0.4, 10, 2), forecast(0.3, 10, 0)}, measures);
  EXPECT_NEAR(*found.precision, 1.0 / 3, 1e-12);
  EXPECT_NEAR(*found.recall, 0.5, 1e-12);
  EXPECT_FALSE(discrimination({forecast(0.1, 10, 0)}, measures).precision);
  EXPECT_FALSE(discrimination({forecast(0.1, 10, 0)}, measures).recall);
}

// At the limit is not above it: a quarter of the calls, and a belief of a quarter.
TEST(BeliefScores, TheLimitItselfIsNotBad) {
  const Measures quarter{.bad_above = 0.25, .enough_calls = 4};
  EXPECT_FALSE(discrimination({forecast(0.25, 4, 1)}, quarter).precision);
  EXPECT_FALSE(discrimination({forecast(0.25, 4, 1)}, quarter).recall);
  EXPECT_EQ(discrimination({forecast(0.26, 4, 2)}, quarter).recall, 1);
}

TEST(BeliefScores, BlindReviews) {
  std::vector<Forecast> some(4);
  some[1].blind = true;
  EXPECT_EQ(blind_share(some), 0.25);
  EXPECT_FALSE(blind_share({}));
}

}  // namespace
}  // namespace ishaken::sim
