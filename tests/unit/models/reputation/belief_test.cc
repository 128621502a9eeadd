#include "models/reputation/belief.h"

#include <gtest/gtest.h>

namespace ishaken::reputation {
namespace {

TEST(Lens, UnwantedFromMarked) {
  // A tenth of 0.4 marked and a hundredth of 0.6 falsely: 0.04 + 0.006 = 0.046 marked.
  const Belief unwanted = seen_through({0.1, 0.01}, {0.046, 0.01, 0.1, 250});
  EXPECT_NEAR(unwanted.mean, 0.4, 1e-12);
  EXPECT_NEAR(unwanted.low, 0, 1e-12);
  EXPECT_NEAR(unwanted.high, 1, 1e-12);
  EXPECT_EQ(unwanted.calls, 250);
}

TEST(Lens, StaysWithinAShare) {
  const Belief unwanted = seen_through({0.1, 0.01}, {0.005, 0, 0.5, 10});
  EXPECT_EQ(unwanted, (Belief{0, 0, 1, 10}));
}

TEST(Lens, APerfectOneChangesNothing) {
  const Belief marked{0.25, 0.125, 0.5, 8};
  EXPECT_EQ(seen_through({}, marked), marked);
}

}  // namespace
}  // namespace ishaken::reputation
