#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/models/reputation/cases.h"

namespace ishaken::reputation {
namespace {

using testing::ElementsAre;

// A country through daily reviews: the caller's part of the work.
struct Life {
  Rule rule;
  Case now = a_case(kept, {}, Duration{0});
  std::vector<Standing> review(Belief thought, int days, double fresh_calls = 100) {
    std::vector<Standing> out;
    for (int i = 0; i < days; ++i) {
      now.since += day;
      now.belief = thought;
      now.fresh_calls = now.standing == excluded ? 0 : fresh_calls;
      const Standing next = verdict(rule, now);
      if (next != now.standing) now.since = Duration{0};
      if (next != now.standing && next == excluded) ++now.exclusions;
      now.standing = next;
      out.push_back(next);
    }
    return out;
  }
  // How many daily reviews until it stands there.
  int days_until(Standing standing, Belief thought, double fresh_calls = 100) {
    for (int days = 1; days < 10000; ++days)
      if (review(thought, 1, fresh_calls).back() == standing) return days;
    return -1;
  }
};

TEST(Rules, AreRegisteredInOrderAndDescribed) {
  std::vector<std::string_view> names;
  [&]<std::size_t... i>(std::index_sequence<i...>) {
    (names.push_back(std::variant_alternative_t<i, Rule>::name), ...);
    static_assert((Described<std::variant_alternative_t<i, Rule>> && ...));
  }(std::make_index_sequence<std::variant_size_v<Rule> - 1>());  // the last is what comes from outside
  EXPECT_THAT(names, ElementsAre("never", "threshold", "hysteresis", "probation", "graduated", "scalpel",
                                 "coalition", "traceback-credit"));
}

TEST(Never, TrustsEverybody) {
  for (const Standing standing : {kept, watched, probation, downgraded, scoped, excluded})
    for (const double share : {0.0, 1.0})
      EXPECT_EQ(verdict(Never{}, a_case(standing, belief(share, share))), Standing::kept);
}

TEST(Threshold, OneLimitForTheMean) {
  const Threshold rule{.limit = 0.2};
  for (const Standing standing : {kept, watched, probation, downgraded, scoped}) {
    EXPECT_EQ(verdict(rule, a_case(standing, belief(0, 0.2 * below))), standing);
    EXPECT_EQ(verdict(rule, a_case(standing, belief(0, 0.2))), standing);
    EXPECT_EQ(verdict(rule, a_case(standing, belief(0, 0.2 * above))), excluded);
  }
  EXPECT_EQ(verdict(rule, a_case(excluded, belief(0, 0.2 * above))), excluded);
  EXPECT_EQ(verdict(rule, a_case(excluded, belief(0, 0.2))), excluded);
  EXPECT_EQ(verdict(rule, a_case(excluded, belief(0, 0.2 * below))), kept);
  EXPECT_EQ(decide(rule, a_case(kept, belief(0.1, 0.25))).why, "unwanted 0.250 > 0.2");
  EXPECT_EQ(decide(rule, a_case(excluded, belief(0.1, 0.15))).why, "unwanted 0.150 < 0.2");
}

TEST(Hysteresis, TwoLimits) {
  const Hysteresis rule{.delist_above = 0.3, .readmit_below = 0.1};
  for (const Standing standing : {kept, watched, probation, downgraded, scoped}) {
    EXPECT_EQ(verdict(rule, a_case(standing, belief(0.3 * below, 0.9))), standing);
    EXPECT_EQ(verdict(rule, a_case(standing, belief(0.3, 0.9))), standing);
    EXPECT_EQ(verdict(rule, a_case(standing, belief(0.3 * above, 0.9))), excluded);
  }
  EXPECT_EQ(verdict(rule, a_case(excluded, belief(0, 0.1 * above))), excluded);
  EXPECT_EQ(verdict(rule, a_case(excluded, belief(0, 0.1))), excluded);
  EXPECT_EQ(verdict(rule, a_case(excluded, belief(0, 0.1 * below))), kept);
  EXPECT_EQ(decide(rule, a_case(kept, belief(0.35, 0.4))).why, "unwanted at least 0.350 > 0.3");
  EXPECT_EQ(decide(rule, a_case(excluded, belief(0, 0.05))).why, "unwanted 0.050 < 0.1");
}

TEST(Hysteresis, StaysWhereThresholdComesAndGoes) {
  Life naive{Threshold{.limit = 0.2}}, steady{Hysteresis{.delist_above = 0.2, .readmit_below = 0.1}};
  int naive_changes = 0, steady_changes = 0;
  for (int i = 0; i < 40; ++i) {  // between 0.17 and 0.23
    const double share = 0.2 + 0.03 * std::sin(i);
    for (auto [life, changes] : {std::pair{&naive, &naive_changes}, {&steady, &steady_changes}}) {
      const Standing before = life->now.standing;
      *changes += life->review(belief(share, share), 1).back() != before;
    }
  }
  EXPECT_GE(naive_changes, 10);
  EXPECT_EQ(steady_changes, 1);
  EXPECT_EQ(steady.now.standing, excluded);
}

TEST(Hysteresis, GoesAndComesBackOnce) {
  Life life{Hysteresis{}};
  EXPECT_THAT(life.review(belief(0.05, 0.08), 2), ElementsAre(kept, kept));
  EXPECT_THAT(life.review(belief(0.4, 0.5), 2), ElementsAre(excluded, excluded));
  EXPECT_THAT(life.review(belief(0.1, 0.2), 2), ElementsAre(excluded, excluded));
  EXPECT_THAT(life.review(belief(0.0, 0.09), 2), ElementsAre(kept, kept));
  EXPECT_EQ(life.now.exclusions, 1u);
}

const Probation on_trial{
    .delist_above = 0.3, .sentence = 10 * day, .factor = 2, .trial = 5 * day, .trial_above = 0.15};

TEST(Probation, LimitsBeforeAndOnTrial) {
  const auto decided = [](Standing standing, double low) {
    return verdict(on_trial, a_case(standing, belief(low, 0.9)));
  };
  EXPECT_EQ(decided(kept, 0.3), kept);
  EXPECT_EQ(decided(kept, 0.3 * above), excluded);
  EXPECT_EQ(decided(scoped, 0.3), scoped);
  EXPECT_EQ(decided(scoped, 0.3 * above), excluded);
  EXPECT_EQ(decided(probation, 0.15 * below), probation);
  EXPECT_EQ(decided(probation, 0.15), probation);
  EXPECT_EQ(decided(probation, 0.15 * above), excluded);
}

TEST(Probation, TheSentenceIsServedWhateverTheEvidence) {
  const auto decided = [](Duration since, unsigned exclusions, double share) {
    return verdict(on_trial, a_case(excluded, belief(share, share), since, exclusions));
  };
  for (const double share : {0.0, 1.0}) {
    EXPECT_EQ(decided(10 * day - Duration(1000), 1, share), excluded);
    EXPECT_EQ(decided(10 * day, 1, share), probation);
    EXPECT_EQ(decided(10 * day, 2, share), excluded);
    EXPECT_EQ(decided(20 * day, 2, share), probation);
    EXPECT_EQ(decided(39 * day, 3, share), excluded);
    EXPECT_EQ(decided(40 * day, 3, share), probation);
  }
  EXPECT_EQ(decided(10000 * day, 200, 0), excluded);  // longer than a Duration can hold
  EXPECT_EQ(decided(10 * day, 0, 0), probation);      // excluded before anybody counted
  EXPECT_EQ(decide(on_trial, a_case(excluded, {}, 21 * day, 2)).why, "excluded for 21 d >= 20 d");
}

TEST(Probation, TheTrialEnds) {
  const auto decided = [](Duration since, double low) {
    return verdict(on_trial, a_case(probation, belief(low, 0.9), since, 1));
  };
  EXPECT_EQ(decided(5 * day - Duration(1), 0), probation);
  EXPECT_EQ(decided(5 * day, 0), kept);
  EXPECT_EQ(decided(5 * day, 0.2), excluded);  // at the last moment
}

TEST(Probation, NobodyIsExcludedTwiceOnTheSameEvidence) {
  Case subject = a_case(probation, belief(0.9, 0.95), day, 1);
  subject.fresh_calls = 0;
  EXPECT_EQ(verdict(on_trial, subject), probation);
  subject.since = 5 * day;
  EXPECT_EQ(verdict(on_trial, subject), kept);
  subject.since = day;
  subject.fresh_calls = 1;
  EXPECT_EQ(verdict(on_trial, subject), excluded);
}

TEST(Probation, WhoFailsTheTrialStaysOutTwiceAsLong) {
  Life life{on_trial};
  const Belief bad = belief(0.2, 0.25), worse = belief(0.4, 0.5), good = belief(0, 0.01);
  EXPECT_EQ(life.days_until(excluded, worse), 1);
  EXPECT_EQ(life.days_until(probation, worse), 10);
  EXPECT_EQ(life.days_until(excluded, bad), 1);  // would have been kept but for the trial
  EXPECT_EQ(life.days_until(probation, good), 20);
  EXPECT_EQ(life.days_until(kept, good), 5);
  EXPECT_THAT(life.review(bad, 2), ElementsAre(kept, kept));
  EXPECT_EQ(life.days_until(excluded, worse), 1);
  EXPECT_EQ(life.days_until(probation, good), 40);
}

const Graduated ladder{.watch_above = 0.1,
                       .downgrade_above = 0.2,
                       .scope_above = 0.3,
                       .exclude_above = 0.4,
                       .margin = 0.05,
                       .sentence = 10 * day};

TEST(Graduated, EachLimitUpAndDown) {
  struct Step {
    Standing from, to;
    double limit;
  };
  for (const auto& [from, to, limit] : {Step{kept, watched, 0.1}, Step{watched, downgraded, 0.2},
                                        Step{downgraded, scoped, 0.3}, Step{scoped, excluded, 0.4}}) {
    EXPECT_EQ(verdict(ladder, a_case(from, belief(limit, 1))), from);
    EXPECT_EQ(verdict(ladder, a_case(from, belief(limit * above, 1))), to);
    if (to == excluded) continue;
    EXPECT_EQ(verdict(ladder, a_case(to, belief(0, limit))), to);
    EXPECT_EQ(verdict(ladder, a_case(to, belief(0, (limit - 0.05) * above))), to);
    EXPECT_EQ(verdict(ladder, a_case(to, belief(0, (limit - 0.05) * below))), from);
  }
  EXPECT_EQ(verdict(ladder, a_case(kept, belief(0, 0))), kept);
}

TEST(Graduated, ProbationCountsAsWatched) {
  EXPECT_EQ(verdict(ladder, a_case(probation, belief(0.2, 0.3))), probation);
  EXPECT_EQ(verdict(ladder, a_case(probation, belief(0.21, 0.3))), downgraded);
  EXPECT_EQ(verdict(ladder, a_case(probation, belief(0, 0.04))), kept);
}

TEST(Graduated, OneStepAReviewEitherWay) {
  Life life{ladder};
  EXPECT_THAT(life.review(belief(0.9, 0.95), 5),
              ElementsAre(watched, downgraded, scoped, excluded, excluded));
  EXPECT_EQ(life.days_until(scoped, belief(0.9, 0.95)), 9);
  EXPECT_THAT(life.review(belief(0, 0.01), 5), ElementsAre(downgraded, watched, kept, kept, kept));
  EXPECT_THAT(life.review(belief(0.25, 0.3), 4), ElementsAre(watched, downgraded, downgraded, downgraded));
}

TEST(Graduated, TheSentenceEndsWhateverTheEvidence) {
  for (const double share : {0.0, 1.0}) {
    EXPECT_EQ(verdict(ladder, a_case(excluded, belief(share, share), 10 * day - Duration(1000), 1)),
              excluded);
    EXPECT_EQ(verdict(ladder, a_case(excluded, belief(share, share), 10 * day, 1)), scoped);
    EXPECT_EQ(verdict(ladder, a_case(excluded, belief(share, share), 10 * day, 5)), scoped);  // no factor
  }
}

TEST(Graduated, NoStepUpWithoutFreshEvidence) {
  Case subject = a_case(scoped, belief(0.9, 0.95));
  subject.fresh_calls = 0;
  EXPECT_EQ(verdict(ladder, subject), scoped);
  subject.belief = belief(0, 0.01);
  EXPECT_EQ(verdict(ladder, subject), downgraded);
}

}  // namespace
}  // namespace ishaken::reputation
