#include "models/reputation/estimator.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/unit/models/reputation/evidence.h"

namespace ishaken::reputation {
namespace {

template <class Visit, std::size_t... I>
void each_kind(Visit&& visit, std::index_sequence<I...>) {
  (visit(std::variant_alternative_t<I, Estimator>{}), ...);
}
template <class Visit>
void each_kind(Visit&& visit) {
  // Those of the core; the last stands for what comes from outside.
  each_kind(visit, std::make_index_sequence<std::variant_size_v<Estimator> - 1>{});
}

TEST(Estimators, NamesInOrder) {
  std::vector<std::string_view> names;
  each_kind([&](const auto& each) { names.push_back(each.name); });
  EXPECT_EQ(names, (std::vector<std::string_view>{"beta", "wilson", "ewma", "dirichlet", "hierarchical",
                                                  "eigentrust"}));
}

TEST(Estimators, EveryDefaultIsWithinItsRange) {
  each_kind([]<class E>(const E& each) {
    for_each_field<E>([&](const auto& field) {
      const auto value = static_cast<double>(each.*field.member);
      EXPECT_GE(value, field.options.min) << E::name << "." << field.name;
      EXPECT_LE(value, field.options.max) << E::name << "." << field.name;
    });
  });
}

// What any of them must do, whatever its formula.
TEST(Estimators, Agree) {
  each_kind([](const auto& each) {
    SCOPED_TRACE(each.name);
    const Estimator estimator = each;
    const auto believed = [&](const Dossier& dossier) { return estimate(estimator, dossier, country(XA)); };
    const Belief unknown = believed(Dossier());
    const Belief good = believed(periods({marked(1, 1000), marked(0, 1000)}));
    const Belief bad = believed(periods({marked(90, 1000), marked(110, 1000)}));
    EXPECT_EQ(unknown.calls, 0);
    EXPECT_GT(unknown.high - unknown.low, good.high - good.low);
    EXPECT_LT(good.high, bad.low);
    for (const Belief& belief : {unknown, good, bad}) {
      EXPECT_LE(0, belief.low);
      EXPECT_LE(belief.low, belief.mean);
      EXPECT_LE(belief.mean, belief.high);
      EXPECT_LE(belief.high, 1);
    }
    // Every mark, and no unmarked call: still a share.
    EXPECT_LE(believed(periods({marked(500, 500)})).mean, 1);
    // Twice the calls with the same shares: a narrower interval.
    const Belief more = believed(periods({marked(180, 2000), marked(220, 2000)}));
    EXPECT_LT(more.high - more.low, bad.high - bad.low);
  });
}

}  // namespace
}  // namespace ishaken::reputation
