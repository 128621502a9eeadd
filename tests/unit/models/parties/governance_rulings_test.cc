// When what reviews decided comes into force.
#include "models/parties/governance/rulings.h"

#include <gmock/gmock.h>

#include "tests/unit/models/parties/governance_duty.h"

namespace ishaken::parties::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct RulingsTest : DutyTest {
  static trust::Reservations excluding(std::set<CountryCode> countries) {
    trust::Reservations out;
    for (const CountryCode each : countries) out.providers.insert({each, "a provider"});
    out.excluded = std::move(countries);
    return out;
  }
  void expect_in_force(std::set<CountryCode> countries) const {
    const trust::Reservations expected = excluding(std::move(countries));
    EXPECT_EQ(rulings.in_force().excluded, expected.excluded);
    EXPECT_EQ(rulings.in_force().providers, expected.providers);
  }
  std::vector<std::string> changes;
  Rulings rulings{body, [this](const std::string& why, Act&) { changes.push_back(why); }};
};

TEST_F(RulingsTest, ComesIntoForceOnceItIsDecided) {
  decide_in(2 * day);
  rulings.add(excluding({DE}), "first", act);
  pass(day);
  rulings.add(excluding({US}), "second", act);
  EXPECT_THAT(rulings.in_force().excluded, IsEmpty());
  pass(day);
  EXPECT_THAT(rulings.in_force().excluded, ElementsAre(DE));
  pass(day);
  EXPECT_THAT(rulings.in_force().excluded, ElementsAre(US));
  EXPECT_THAT(changes, ElementsAre("first", "second"));
}

TEST_F(RulingsTest, AnOlderOneThatTakesLongerIsOvertaken) {
  decide_in(10 * day);
  rulings.add(excluding({DE}), "slow", act);
  decide_in(day);
  rulings.add(excluding({US}), "quick", act);
  pass(20 * day);
  EXPECT_THAT(rulings.in_force().excluded, ElementsAre(US));
  EXPECT_THAT(changes, ElementsAre("quick"));
}

TEST_F(RulingsTest, WhatIsLiftedIsHeldNeitherNowNorLater) {
  decide_in(day);
  rulings.add(excluding({DE, US}), "now", act);
  pass(2 * day);
  rulings.add(excluding({DE, US}), "later", act);
  EXPECT_TRUE(rulings.lift(DE));
  EXPECT_FALSE(rulings.lift(DE));
  expect_in_force({US});
  pass(2 * day);
  expect_in_force({US});
}

TEST_F(RulingsTest, NothingComesIntoForceOnceTheyAreCleared) {
  decide_in(day);
  rulings.add(excluding({DE}), "never", act);
  rulings.clear();
  pass(2 * day);
  EXPECT_THAT(changes, IsEmpty());
}

}  // namespace
}  // namespace ishaken::parties::testing
