// Which attacks come to light, when, and who answers.
#include "sim/actions/discovery.h"

#include <algorithm>
#include <cmath>

#include "tests/unit/sim/actions/test_stage.h"

namespace ishaken::sim {
namespace {

using namespace std::chrono_literals;
using messages::AttackFound;
using enum AttackFound::Remedy;

constexpr auto day = 24h;

struct Expected {
  const char* attack;
  const char* whom;
  AttackFound::Remedy remedy;
  const char* object;
};
class Found : public testing::TestWithParam<Expected> {};

TEST_P(Found, IsAnsweredByThoseThatCan) {
  const Expected& wanted = GetParam();
  TestStage stage({fmt::format("at: 1 d, {}", wanted.attack)});
  stage.found();
  const auto* report = stage.told_to<AttackFound>(wanted.whom);
  ASSERT_NE(report, nullptr);
  EXPECT_EQ(report->remedy, wanted.remedy);
  EXPECT_EQ(report->object, wanted.object);
  EXPECT_EQ(
      std::ranges::count_if(
          stage.told, [](const auto& each) { return std::holds_alternative<AttackFound>(each.second); }),
      1);
}

INSTANTIATE_TEST_SUITE_P(
    Attacks, Found,
    testing::Values(
        Expected{"steal_key: FR/provider/2, by: mallory, found: {after: 1 d}", "FR/ga", revoke,
                 "FR/provider/2"},
        Expected{"steal_key: FR/ca/1, by: mallory, found: {after: 1 d}", "FR/ga", revoke, "FR/ca/1"},
        Expected{"steal_key: FR/ca/1, by: mallory, key: root, found: {after: 1 d}", "FR/ga", retire_ca,
                 "FR/ca/1"},
        Expected{"steal_key: FR/pa, by: mallory, found: {after: 1 d}", "FR/ga", rotate_pa, "FR/pa"},
        Expected{"steal_key: registry, by: mallory, found: {after: 1 d}", "registry", restore_registry,
                 "registry"},
        Expected{"insert_rogue_ca: FR, by: mallory, found: {after: 1 d}", "registry", restore_registry,
                 "registry"},
        Expected{"remove_entry: FR, by: mallory, found: {after: 1 d}", "registry", restore_registry,
                 "registry"},
        Expected{"misissue_token: FR/provider/1, by: mallory, found: {after: 1 d}", "FR/ga", revoke,
                 "FR/provider/1"},
        Expected{"inflate: FR/provider/1, found: {after: 1 d}", "FR/ga", enforce, "FR/provider/1"}));

// The registry has no order to undo; a new key of the STI-PA alone makes the entry the country's again.
TEST(Discovery, ARogueCaUnderAStolenKeyIsAnsweredByTheOwnerOfTheKey) {
  TestStage stage({"at: 0 d, insert_rogue_ca: LU, by: mallory, found: {after: 1 d}",
                   "at: 1 d, steal_key: FR/pa, by: mallory",
                   "at: 2 d, insert_rogue_ca: LU, by: mallory, found: {after: 1 d}",
                   "at: 2 d, insert_rogue_ca: LU, by: trudy, found: {after: 1 d}"});
  stage.found(2);
  ASSERT_NE(stage.told_to<AttackFound>("LU/ga"), nullptr);
  EXPECT_EQ(stage.told_to<AttackFound>("LU/ga")->remedy, rotate_pa);
  EXPECT_EQ(stage.told_to<AttackFound>("LU/ga")->object, "FR/pa");
  for (const std::size_t other : {3u, 0u}) {  // another adversary's; before the theft
    stage.told.clear();
    stage.found(other);
    EXPECT_EQ(stage.told_to<AttackFound>("LU/ga"), nullptr);
  }
}

TEST(Discovery, EquivocationThatIsFoundEnds) {
  TestStage stage({"at: 1 d, equivocate: FR, by: mallory, found: {after: 1 d}"});
  stage.begin();
  EXPECT_TRUE(stage.tapped("registry", "DE/pa"));
  stage.found();
  EXPECT_EQ(stage.told_to<AttackFound>("registry")->remedy, restore_registry);
  EXPECT_EQ(stage.told_to<AttackFound>("registry")->country, CountryCode());
  EXPECT_FALSE(stage.tapped("registry", "DE/pa"));
  EXPECT_NE(stage.told_to<messages::LeaveLink>("adversary/mallory"), nullptr);
}

TEST(Discovery, IsExactWithoutSpreadAndNeverIfNothingIsSaid) {
  const TestStage stage({"at: 1 d, steal_key: FR/pa, by: mallory, found: {after: 5 d, spread: 0}",
                         "at: 1 d, steal_key: FR/pa, by: mallory", "at: 1 d, flood: FR/pa",
                         "at: 1 d, steal_key: FR/pa, by: mallory, found: {after: 0 s}"});
  EXPECT_EQ(stage.action(0).found_after(7, 0), 5 * day);
  EXPECT_EQ(stage.action(1).found_after(7, 1), std::nullopt);
  EXPECT_EQ(stage.action(2).found_after(7, 2), std::nullopt);
  EXPECT_EQ(stage.action(3).found_after(7, 3), Duration{0});
}

TEST(Discovery, IsLognormalAboutItsMedianAndTheSameForTheSameSeed) {
  const Discovery discovery{5 * day, 0.5};
  std::vector<double> logs;
  for (std::uint64_t seed = 1; seed <= 4000; ++seed)
    logs.push_back(std::log(in_seconds(discovery.draw(seed, 0)) / in_seconds(5 * day)));
  double sum = 0, squares = 0;
  for (const double each : logs) sum += each, squares += each * each;
  EXPECT_NEAR(sum / 4000, 0, 0.04);
  EXPECT_NEAR(std::sqrt(squares / 4000), 0.5, 0.03);
  std::ranges::nth_element(logs, logs.begin() + 2000);
  EXPECT_NEAR(logs[2000], 0, 0.05);
  EXPECT_EQ(discovery.draw(7, 0), discovery.draw(7, 0));
  EXPECT_NE(discovery.draw(7, 0), discovery.draw(7, 1));
}

}  // namespace
}  // namespace ishaken::sim
