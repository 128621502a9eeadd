// Parameters that are each in range and together make no sense.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/reputation/review.h"
#include "models/reputation/rules/traceback_credit.h"

namespace ishaken::reputation {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

template <class T>
std::vector<std::string_view> keys(const T& each) {
  std::vector<std::string_view> out;
  for (const Problem& problem : problems_of(each)) out.push_back(problem.key);
  return out;
}

template <class Variant>
std::vector<std::string_view> all_keys() {
  std::vector<std::string_view> out;
  const auto add = [&](const auto& each) {
    for (const std::string_view key : keys(each)) out.push_back(key);
  };
  [&]<std::size_t... i>(std::index_sequence<i...>) {
    (add(std::variant_alternative_t<i, Variant>{}), ...);
  }(std::make_index_sequence<std::variant_size_v<Variant>>());
  return out;
}

TEST(Problems, DefaultsHaveNone) {
  EXPECT_THAT(all_keys<Rule>(), IsEmpty());
  EXPECT_THAT(all_keys<Estimator>(), IsEmpty());
  EXPECT_THAT(keys(TracebackCredit{}), IsEmpty());
  EXPECT_THAT(keys(Review{}), IsEmpty());
}

TEST(Problems, LimitsInTheWrongOrder) {
  EXPECT_THAT(keys(Hysteresis{.delist_above = 0.2, .readmit_below = 0.3}), ElementsAre("readmit_below"));
  EXPECT_THAT(keys(TracebackCredit{.delist_above = 0.2, .readmit_below = 0.3}), ElementsAre("readmit_below"));
  EXPECT_THAT(keys(Coalition{.delist_above = 0.2, .readmit_below = 0.3}), ElementsAre("readmit_below"));
  EXPECT_THAT(keys(Probation{.delist_above = 0.2, .trial_above = 0.3}), ElementsAre("trial_above"));
  EXPECT_THAT(keys(Graduated{.watch_above = 0.3, .downgrade_above = 0.2, .scope_above = 0.5}),
              ElementsAre("watch_above", "scope_above"));
  EXPECT_THAT(keys(Graduated{.downgrade_above = 0.35}), ElementsAre("downgrade_above"));
  EXPECT_THAT(keys(Scalpel{.believe_below = 0.31}), ElementsAre("believe_below", "believe_below"));
  EXPECT_THAT(keys(Scalpel{.drop_ca_above = 0.05}), ElementsAre("believe_below"));
  EXPECT_THAT(keys(Dirichlet{.clean = 0.5, .complained = 0.4}), ElementsAre("clean"));
  Review review;
  review.sensitivity = review.false_alarm = 0.01;
  EXPECT_THAT(keys(review), ElementsAre("sensitivity"));
}

TEST(Problems, EqualLimitsAreNone) {
  EXPECT_THAT(keys(Hysteresis{.delist_above = 0.2, .readmit_below = 0.2}), IsEmpty());
  EXPECT_THAT(keys(Graduated{.watch_above = 0.4, .downgrade_above = 0.4, .scope_above = 0.4}), IsEmpty());
}

TEST(Problems, SayWhatWasExpectedAndWhatToDo) {
  EXPECT_EQ((Hysteresis{.delist_above = 0.2, .readmit_below = 0.3}.problems().at(0).message),
            "expected at most delist_above (0.2), got 0.3: a country would be excluded and readmitted on the "
            "same evidence; lower readmit_below or raise delist_above");
}

}  // namespace
}  // namespace ishaken::reputation
