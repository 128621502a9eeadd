// What the outside world decides, and which party hears of it.
#include <algorithm>

#include "tests/unit/sim/actions/test_stage.h"

namespace ishaken::sim {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

// The parties that were told something, by their paths, in order.
std::vector<std::string> told(const TestStage& stage) {
  std::vector<std::string> out;
  for (const auto& [party, directive] : stage.told) out.push_back(stage.directory().at(party).path);
  return out;
}

TEST(Decisions, TheFirstCountryProposesAnAgreement) {
  TestStage stage(
      {"at: 1 d, agree: [FR, DE], vetting: 2 d, mutual: false", "at: 2 d, end_agreement: [DE, FR]"});
  stage.begin(0).begin(1);
  EXPECT_THAT(told(stage), ElementsAre("FR/ga", "DE/ga"));
  EXPECT_EQ(*stage.told_to<messages::ProposeAgreement>("FR/ga"),
            (messages::ProposeAgreement{CountryCode("DE"), false, 48h}));
  EXPECT_EQ(stage.told_to<messages::EndAgreementWith>("DE/ga")->partner, CountryCode("FR"));
}

TEST(Decisions, ExclusionIsDecidedByTheOthersThatHaveShaken) {
  TestStage stage(
      {"at: 1 d, exclude: FR", "at: 1 d, exclude: FR, by: [US, DE]", "at: 2 d, readmit: FR, by: US"});
  stage.begin(0);
  EXPECT_THAT(told(stage), ElementsAre("DE/ga", "LU/ga", "US/ga"));
  stage.told.clear();
  stage.begin(1);
  EXPECT_THAT(told(stage), ElementsAre("DE/ga", "US/ga"));
  EXPECT_TRUE(stage.told_to<messages::DecideExclusion>("US/ga")->excluded);
  stage.begin(2);
  EXPECT_FALSE(stage.told_to<messages::DecideExclusion>("US/ga")->excluded);
}

TEST(Decisions, ARegistrationAndItsEnd) {
  TestStage stage({"at: 1 d, register: FR", "at: 2 d, withdraw: FR"});
  EXPECT_TRUE(stage.begin(0).told_to<messages::DecideRegistration>("FR/ga")->registered);
  EXPECT_FALSE(stage.begin(1).told_to<messages::DecideRegistration>("FR/ga")->registered);
}

TEST(Decisions, AddedCasStartInTheOrderOfTheTimeline) {
  TestStage stage({"at: 1 d, add_ca: FR", "at: 1 d, add_ca: DE", "at: 1 d, add_ca: FR"});
  stage.begin(0).begin(1).begin(2);
  EXPECT_THAT(told(stage), ElementsAre("FR/ca/3", "DE/ca/2", "FR/ca/4"));
}

TEST(Decisions, AgainstAHolderTheStiGaOfItsCountryActs) {
  TestStage stage(
      {"at: 1 d, retire_ca: FR/ca/2", "at: 1 d, revoke: LU/provider/1", "at: 1 d, rotate_key: FR/pa"});
  EXPECT_EQ(stage.begin(0).told_to<messages::WithdrawApproval>("FR/ga")->ca, "FR/ca/2");
  EXPECT_EQ(stage.begin(1).told_to<messages::DecideRevocation>("LU/ga")->holder, "LU/provider/1");
  EXPECT_NE(stage.begin(2).told_to<messages::ReplaceKey>("FR/pa"), nullptr);
}

TEST(Decisions, APolicyIsAdoptedByThoseThatFollowItAsTheTimelineHasMadeIt) {
  TestStage stage({"at: 1 d, set: {policies.default.merge: scoped}",
                   "at: 2 d, set: {policies.careful.merge: flat}",
                   "at: 3 d, set: {policies.default.list_poll: 3 h}"});
  stage.begin(1);
  EXPECT_TRUE(stage.told.empty()) << "no country follows it";
  stage.begin(2);
  EXPECT_THAT(told(stage), testing::UnorderedElementsAre("BR/provider/1", "BR/provider/2", "DE/ga", "DE/pa",
                                                         "DE/provider/1", "DE/provider/2", "FR/ga", "FR/pa",
                                                         "FR/provider/1", "FR/provider/2", "FR/provider/3",
                                                         "LU/ga", "FR/pa", "LU/provider/1", "LU/provider/2",
                                                         "US/ga", "US/pa", "US/provider/1", "US/provider/2"));
  const auto* adopted = stage.told_to<messages::AdoptPolicy>("DE/pa");
  ASSERT_NE(adopted, nullptr);
  EXPECT_EQ(adopted->policy->list_poll, 3h);
  EXPECT_EQ(adopted->policy->merge, trust::Merge::scoped) << "an earlier change stays";
  EXPECT_THAT(stage.changes, ElementsAre(stage.scenario().start + 48h, stage.scenario().start + 72h))
      << "verifiers may judge otherwise at once";
}

}  // namespace
}  // namespace ishaken::sim
