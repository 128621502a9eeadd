// Which numbers each strategy shows, and when a campaign gives up.
#include "models/parties/adversary/strategies.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/unit/models/parties/countries.h"

namespace ishaken::parties::testing {
namespace {

using messages::Endurance;
using messages::Spoofing;

struct StrategiesTest : ::testing::Test {
  Countries world;
  messages::Campaign campaign;
  Stream draws = Stream(1, "campaign").at(1);

  std::set<std::string> shown(Spoofing numbers, CountryCode called = FR) {
    campaign.numbers = numbers;
    std::set<std::string> out;
    for (int i = 0; i < 100; ++i)
      out.emplace(spoofed_number(campaign, called, world.directory, draws).text());
    return out;
  }
  bool all_of(const std::set<std::string>& numbers, std::optional<CountryCode> country) const {
    for (const std::string& each : numbers) {
      const auto number = TelephoneNumber::canonical(each);
      if (!number || world.directory.numbers.country_of(*number) != country) return false;
    }
    return numbers.size() > 50;
  }
  static Successes results(int passed, int failed) {
    Successes out;
    for (int i = 0; i < passed; ++i) out.add(true);
    for (int i = 0; i < failed; ++i) out.add(false);
    return out;
  }
};

TEST_F(StrategiesTest, EachStrategyShowsItsNumbers) {
  campaign.country = DE;
  campaign.number = "33123456789";
  EXPECT_TRUE(all_of(shown(Spoofing::domestic), FR));
  EXPECT_TRUE(all_of(shown(Spoofing::domestic, US), US));
  EXPECT_TRUE(all_of(shown(Spoofing::third_country), DE));
  EXPECT_TRUE(all_of(shown(Spoofing::unallocated), std::nullopt));
  EXPECT_EQ(shown(Spoofing::one_number), std::set<std::string>{"33123456789"});
}

TEST_F(StrategiesTest, NumbersOfEveryProviderAreShownAndCalled) {
  std::set<unsigned> shown, called;
  campaign.numbers = Spoofing::domestic;
  for (int i = 0; i < 100; ++i) {
    shown.insert(
        world.directory.numbers.holder_of(spoofed_number(campaign, FR, world.directory, draws))->provider);
    called.insert(world.directory.numbers.holder_of(called_number(FR, world.directory, draws))->provider);
  }
  EXPECT_EQ(shown.size(), 2u);
  EXPECT_EQ(called.size(), 2u);
}

TEST_F(StrategiesTest, WhereNobodyServesNumbersThereAreNone) {
  EXPECT_TRUE(called_number(XA, world.directory, draws).text().empty());
  campaign.numbers = Spoofing::third_country;
  campaign.country = XA;
  EXPECT_TRUE(spoofed_number(campaign, FR, world.directory, draws).text().empty());
  campaign.numbers = Spoofing::one_number;
  campaign.number = "no number";
  EXPECT_TRUE(spoofed_number(campaign, FR, world.directory, draws).text().empty());
}

TEST_F(StrategiesTest, TheShareIsThatOfTheLastTwenty) {
  EXPECT_EQ(results(10, 9).share(), std::nullopt);
  EXPECT_EQ(results(10, 10).share(), 0.5);
  EXPECT_EQ(results(20, 0).share(), 1);
  EXPECT_EQ(results(100, 5).share(), 0.75);
  EXPECT_EQ(results(100, 20).share(), 0);
  Successes cleared = results(20, 20);
  cleared.clear();
  EXPECT_EQ(cleared.share(), std::nullopt);
}

TEST_F(StrategiesTest, GivesUpOrMovesOnWhereTooFewPass) {
  campaign.too_few = 0.2;
  const auto next = [&](Endurance endurance, const Successes& successes) {
    campaign.endurance = endurance;
    return next_step(campaign, successes);
  };
  for (const Endurance each : {Endurance::persist, Endurance::stop, Endurance::move_on}) {
    EXPECT_EQ(next(each, results(0, 19)), NextStep::go_on);  // too soon to tell
    EXPECT_EQ(next(each, results(4, 16)), NextStep::go_on);  // just enough
  }
  EXPECT_EQ(next(Endurance::persist, results(0, 20)), NextStep::go_on);
  EXPECT_EQ(next(Endurance::stop, results(3, 17)), NextStep::stop);
  EXPECT_EQ(next(Endurance::move_on, results(3, 17)), NextStep::move_on);
}

}  // namespace
}  // namespace ishaken::parties::testing
