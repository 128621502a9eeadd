// Times to detect, decide and publish, against answers made by hand.
#include "sim/results/attacks.h"

#include <gmock/gmock.h>

#include "tests/unit/sim/results/sample.h"

namespace ishaken::sim {
namespace {

using namespace sample;
using testing::ElementsAre;
using testing::IsEmpty;
using enum AttackMeter::Milestone;

TimelineEvent attack(int hour, unsigned number, std::string subject, std::vector<CountryCode> countries,
                     std::string_view action = "outage") {
  return {.at = start + hours(hour),
          .action = action,
          .subject = std::move(subject),
          .countries = std::move(countries),
          .by = {},
          .attack = number};
}

struct AttacksTest : testing::Test {
  void answered(int hour, AttackMeter::Milestone milestone, CountryCode subject, std::string object = "") {
    meter.answered(start + hours(hour), {milestone, subject, std::move(object), "test"});
  }
  std::vector<int> until(AttackMeter::Milestone milestone, std::string_view action = "") const {
    std::vector<int> out;
    for (const WeightedDuration& each : meter.until(milestone, action))
      out.push_back(static_cast<int>(std::chrono::floor<hours>(each.value).count()));
    return out;
  }
  AttackMeter meter;
};

TEST_F(AttacksTest, TheFirstAnswerOfEachStageCounts) {
  answered(1, detected, XA);  // before there was anything to see
  meter.happened(attack(10, 1, "XA", {XA}));
  answered(12, detected, XA);
  answered(13, detected, XA);
  answered(20, decided, XA);
  EXPECT_THAT(until(detected), ElementsAre(2));
  EXPECT_THAT(until(decided), ElementsAre(10));
  EXPECT_THAT(until(published), IsEmpty()) << "nobody came that far";
}

TEST_F(AttacksTest, AnAnswerIsAboutACountryOrTheVeryParty) {
  meter.happened(attack(10, 1, "registry", {}));
  meter.happened(attack(10, 2, "FR DE", {FR, DE}, "partition"));
  meter.happened(attack(10, 3, "XA/provider/1", {XA}));
  answered(11, detected, {});  // about nobody
  answered(12, detected, {}, "registry");
  answered(13, detected, DE);
  answered(14, detected, {}, "XA/provider/2");
  EXPECT_THAT(until(detected), ElementsAre(2, 3));
  EXPECT_EQ(meter.undetected(""), 1u);
  answered(15, detected, {}, "XA/provider/1");
  EXPECT_THAT(until(detected, "outage"), ElementsAre(2, 5));
  EXPECT_EQ(meter.undetected(""), 0u);
}

TEST_F(AttacksTest, AnAnswerAboutOneEntryOfTheRegistryIsAboutNoOther) {
  for (const unsigned number : {1u, 2u}) {
    TimelineEvent event =
        attack(10, number, number == 1 ? "FR" : "DE", {number == 1 ? FR : DE}, "remove_entry");
    event.object = "registry";
    meter.happened(event);
  }
  answered(12, detected, FR, "registry");
  EXPECT_THAT(until(detected), ElementsAre(2));
  // About the registry, whatever befell it.
  answered(15, detected, {}, "registry");
  EXPECT_THAT(until(detected), ElementsAre(2, 5));
}

TEST_F(AttacksTest, OtherActionsAreNoAttacks) {
  meter.happened(attack(10, 0, "XA", {XA}, "exclude"));
  answered(11, detected, XA);
  EXPECT_THAT(until(detected), IsEmpty());
  EXPECT_EQ(meter.undetected(""), 0u);
}

TEST_F(AttacksTest, AnEarlierAttackIsNotAnsweredTwice) {
  meter.happened(attack(10, 1, "XA", {XA}));
  answered(12, detected, XA);
  meter.happened(attack(20, 2, "XA", {XA}));
  answered(25, detected, XA);
  EXPECT_THAT(until(detected), ElementsAre(2, 5));
}

TEST(Attacks, InTheSummary) {
  Scenario world = scenario({"attacks_undetected[event=outage] == 1"});
  world.timeline = timeline("{at: 10 h, outage: XA}");
  Recorder recorder(world, parties());
  recorder.happened(attack(10, 1, "XA", {XA}));
  recorder.happened(attack(10, 2, "registry", {}));
  recorder.observed(start + hours(16), party(FR, "pa"), parties::AttackAnswered{detected, XA, "", "test"});
  recorder.finish(start + hours(100));
  const Summary summary = recorder.summary();
  EXPECT_EQ(find(summary, "time_to_detect_s[event=outage,stat=max]"), 6 * 3600);
  EXPECT_EQ(find(summary, "time_to_decide_s[event=outage,stat=max]"), std::nullopt);
  EXPECT_EQ(find(summary, "time_to_recover_s[stat=max]"), std::nullopt) << "there is no baseline";
  EXPECT_EQ(find(summary, "unrecovered"), std::nullopt);
  EXPECT_EQ(find(summary, "attacks_undetected"), 1);
  EXPECT_EQ(summary.expect[0].value, 1);
}

}  // namespace
}  // namespace ishaken::sim
