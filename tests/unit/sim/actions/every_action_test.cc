// What holds of every action, whatever it does.
#include "sim/scenario/shape.h"
#include "tests/unit/sim/actions/test_stage.h"

namespace ishaken::sim {
namespace {

// One entry for each action that there is; those that last do so for an hour.
const std::vector<std::string>& entries() {
  static const std::vector<std::string> all{"at: 1 d, agree: [FR, DE]",
                                            "at: 1 d, end_agreement: [FR, DE]",
                                            "at: 1 d, register: FR",
                                            "at: 1 d, withdraw: FR",
                                            "at: 1 d, exclude: FR",
                                            "at: 1 d, readmit: FR",
                                            "at: 1 d, add_ca: FR",
                                            "at: 1 d, retire_ca: FR/ca/1",
                                            "at: 1 d, revoke: FR/provider/1",
                                            "at: 1 d, rotate_key: FR/pa",
                                            "at: 1 d, outage: FR/pa, for: 1 h",
                                            "at: 1 d, partition: [FR], for: 1 h",
                                            "at: 1 d, degrade: [FR], longer: 1 s, for: 1 h",
                                            "at: 1 d, set: {policies.default.merge: scoped}",
                                            "at: 1 d, steal_key: FR/pa, by: mallory",
                                            "at: 1 d, take_accounts: 2, by: mallory",
                                            "at: 1 d, insert_rogue_ca: FR, by: mallory",
                                            "at: 1 d, remove_entry: FR, by: mallory",
                                            "at: 1 d, replay_list: FR/pa, by: mallory, for: 1 h",
                                            "at: 1 d, equivocate: FR, by: mallory, for: 1 h",
                                            "at: 1 d, misissue_token: FR/provider/1, by: mallory",
                                            "at: 1 d, flood: FR/pa, for: 1 h",
                                            "at: 1 d, replay_calls: FR/provider/1, by: mallory, for: 1 h",
                                            "at: 1 d, inflate: FR/provider/1",
                                            "at: 1 d, poison: FR/pa, by: mallory, for: 1 h",
                                            "at: 1 d, skew_clock: FR/pa, for: 1 h",
                                            "at: 1 d, spoof: mallory, to: [FR], for: 1 h"};
  return all;
}

TEST(EveryAction, HasItsEntryHere) {
  const TestStage stage(entries());
  ASSERT_EQ(entries().size(), actions().size());
  for (std::size_t i = 0; i < entries().size(); ++i) EXPECT_EQ(&stage.action(i).kind(), actions()[i]) << i;
}

TEST(EveryAction, HasANameOfItsOwnAndExplainsItself) {
  for (const ActionKind* kind : actions()) {
    EXPECT_EQ(std::ranges::count(actions(), kind->name, &ActionKind::name), 1) << kind->name;
    EXPECT_FALSE(kind->help.empty()) << kind->name;
    EXPECT_FALSE(kind->shape().fields.empty()) << kind->name;
  }
}

TEST(EveryAction, NamesTheOneThatItActsUpon) {
  const TestStage stage(entries());
  for (std::size_t i = 0; i < entries().size(); ++i)
    EXPECT_FALSE(stage.action(i).about().subject.empty()) << entries()[i];
}

TEST(EveryAction, DoesSomething) {
  for (std::size_t i = 0; i < entries().size(); ++i) {
    TestStage stage(entries());
    stage.begin(i);
    const bool disturbs = !stage.passes("FR/pa", "DE/pa") || stage.clock("FR/pa") != Duration{0} ||
                          stage.faults().flood_at(stage.directory().find("FR/pa")) > 0 ||
                          stage.faults().longer(CountryCode("FR"), CountryCode("DE")) > Duration{0};
    EXPECT_TRUE(disturbs || !stage.told.empty()) << entries()[i];
  }
}

TEST(EveryAction, GivesBackAtItsEndWhatItTook) {
  for (std::size_t i = 0; i < entries().size(); ++i) {
    TestStage stage(entries());
    if (!stage.action(i).lasts()) continue;
    EXPECT_EQ(stage.action(i).lasts(), std::chrono::hours(1)) << entries()[i];
    stage.begin(i).end(i);
    EXPECT_TRUE(stage.passes("FR/pa", "DE/pa")) << entries()[i];
    EXPECT_TRUE(stage.passes("FR/provider/1", "registry")) << entries()[i];
    EXPECT_EQ(stage.faults().flood_at(stage.directory().find("FR/pa")), 0) << entries()[i];
    EXPECT_EQ(stage.faults().longer(CountryCode("FR"), CountryCode("DE")), Duration{0}) << entries()[i];
    for (const char* from : {"FR/pa", "registry"}) EXPECT_FALSE(stage.tapped(from, "DE/pa")) << entries()[i];
    EXPECT_FALSE(stage.tapped("DE/provider/1", "FR/provider/1", messages::Invite{})) << entries()[i];
    for (const Duration each : stage.clocks) EXPECT_EQ(each, Duration{0}) << entries()[i];
  }
}

}  // namespace
}  // namespace ishaken::sim
