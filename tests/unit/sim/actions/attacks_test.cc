// What an attack of the timeline hands over, tells whom, and gives back at its end.
#include "tests/unit/sim/actions/test_stage.h"

namespace ishaken::sim {
namespace {

using namespace std::chrono_literals;
using messages::HandOver;
using messages::StandOnLink;
using parties::Theft;

// --- what is handed over ---

struct Taken {
  const char* attack;
  const char* from;
  Theft::What what;
  unsigned count;
};
class Thefts : public testing::TestWithParam<Taken> {};

TEST_P(Thefts, AreFromThePartyAndHandedToTheAdversary) {
  const Taken& wanted = GetParam();
  TestStage stage({fmt::format("at: 1 d, {}, by: trudy", wanted.attack)});
  stage.begin();
  ASSERT_EQ(stage.thefts.size(), 1u);
  const auto& [from, theft] = stage.thefts.front();
  EXPECT_EQ(stage.directory().at(from).path, wanted.from);
  EXPECT_EQ(theft.what, wanted.what);
  EXPECT_EQ(theft.count, wanted.count);
  const auto* over = stage.told_to<HandOver>("adversary/trudy");
  ASSERT_NE(over, nullptr);
  EXPECT_EQ(over->attack, 1u);
  EXPECT_EQ(over->loot, stage.loot);
}

using enum Theft::What;
INSTANTIATE_TEST_SUITE_P(Attacks, Thefts,
                         testing::Values(Taken{"steal_key: FR/pa", "FR/pa", signing_key, 0},
                                         Taken{"steal_key: FR/ca/2", "FR/ca/2", signing_key, 0},
                                         Taken{"steal_key: FR/ca/2, key: root", "FR/ca/2", root_key, 0},
                                         Taken{"steal_key: registry", "registry", signing_key, 0},
                                         Taken{"take_accounts: 2", "registry", operator_accounts, 2}));

TEST(Attacks, HandOverNothingIfThereIsNothingYet) {
  TestStage stage({"at: 0 s, steal_key: FR/provider/1, by: mallory"});
  stage.loot = nullptr;
  stage.begin();
  EXPECT_TRUE(stage.told.empty());
}

TEST(Attacks, AMistakenApprovalIsInTheBooksAndInTheAdversarysHands) {
  TestStage stage({"at: 1 d, misissue_token: LU/provider/2, by: mallory"});
  stage.begin();
  const auto* books = stage.told_to<messages::MistakeHolder>("FR/pa");  // the STI-PA that serves Luxembourg
  ASSERT_NE(books, nullptr);
  EXPECT_EQ(books->spc, "LU02");
  EXPECT_EQ(books->holder, "adversary/mallory");
  const auto* over = stage.told_to<HandOver>("adversary/mallory");
  ASSERT_NE(over, nullptr);
  ASSERT_NE(std::get_if<messages::MistakenApproval>(over->loot.get()), nullptr);
  EXPECT_EQ(std::get<messages::MistakenApproval>(*over->loot).spc, "LU02");
}

// --- where it stands ---

TEST(Attacks, PutsTheAdversaryOnALinkAndTakesItAway) {
  TestStage stage({"at: 1 d, replay_list: FR/pa, by: mallory, to: [DE]"});
  EXPECT_FALSE(stage.tapped("FR/pa", "DE/provider/1"));
  stage.begin();
  const auto* order = stage.told_to<StandOnLink>("adversary/mallory");
  ASSERT_NE(order, nullptr);
  EXPECT_EQ(order->what, messages::Interference::replay_list);
  EXPECT_EQ(order->at, stage.directory().find("FR/pa"));
  EXPECT_EQ(order->country, CountryCode("FR"));
  EXPECT_TRUE(stage.tapped("FR/pa", "DE/provider/1"));
  EXPECT_FALSE(stage.tapped("FR/pa", "FR/provider/1"));
  EXPECT_FALSE(stage.tapped("DE/provider/1", "FR/pa"));
  stage.end();
  EXPECT_FALSE(stage.tapped("FR/pa", "DE/provider/1"));
  ASSERT_NE(stage.told_to<messages::LeaveLink>("adversary/mallory"), nullptr);
  EXPECT_EQ(stage.told_to<messages::LeaveLink>("adversary/mallory")->attack, 1u);
}

TEST(Attacks, StandsBehindTheRegistryToEquivocateAndBeforeAProviderToReplayCalls) {
  TestStage stage({"at: 1 d, equivocate: FR, by: mallory, to: [US]",
                   "at: 1 d, replay_calls: DE/provider/1, by: trudy, copies: 3, after: 5 s",
                   "at: 1 d, poison: registry, by: mallory, with: nested"});
  stage.begin(0).begin(1);
  EXPECT_TRUE(stage.tapped("registry", "US/pa"));
  EXPECT_FALSE(stage.tapped("registry", "FR/pa"));
  EXPECT_TRUE(stage.tapped("FR/provider/1", "DE/provider/1", messages::Invite{}));
  EXPECT_FALSE(stage.tapped("FR/provider/1", "DE/provider/1"));
  EXPECT_FALSE(stage.tapped("DE/provider/1", "FR/provider/1", messages::Invite{}));
  const auto* calls = stage.told_to<StandOnLink>("adversary/trudy");
  ASSERT_NE(calls, nullptr);
  EXPECT_EQ(calls->attack, 2u);
  EXPECT_EQ(calls->copies, 3u);
  EXPECT_EQ(calls->after, 5s);
  stage.begin(2);
  EXPECT_EQ(stage.told_to<StandOnLink>("adversary/mallory")->poison, messages::Poison::nested);
  stage.end(0);
  stage.end(1);
  stage.end(2);
  EXPECT_FALSE(stage.tapped("registry", "US/pa"));
  EXPECT_FALSE(stage.tapped("FR/provider/1", "DE/provider/1", messages::Invite{}));
}

TEST(Attacks, InflationIsTheProvidersDoing) {
  TestStage stage({"at: 1 d, inflate: FR/provider/1, attestation: B",
                   "at: 2 d, inflate: FR/provider/1, attestation: honest",
                   "at: 3 d, inflate: FR/provider/1, attestation: none"});
  stage.begin(0);
  EXPECT_EQ(stage.told_to<messages::AssertAlways>("FR/provider/1")->attestation, passport::Attestation::B);
  stage.begin(1);
  EXPECT_EQ(stage.told_to<messages::AssertAlways>("FR/provider/1")->attestation, std::nullopt);
  stage.begin(2);
  EXPECT_EQ(stage.told_to<messages::AssertAlways>("FR/provider/1")->attestation, passport::Attestation::none);
}

TEST(Attacks, ACampaignIsToldAsItWasWritten) {
  TestStage stage(
      {"at: 1 d, spoof: mallory, to: [FR, DE], numbers: third-country, country: US, attestation: C, "
       "identity: hostile, rate: 2 per s, for: 3 h, endurance: move-on, too_few: 0.5"});
  const auto* campaign = stage.begin().told_to<messages::Campaign>("adversary/mallory");
  ASSERT_NE(campaign, nullptr);
  EXPECT_EQ(campaign->attack, 1u);
  EXPECT_EQ(campaign->to, (std::vector{CountryCode("FR"), CountryCode("DE")}));
  EXPECT_EQ(campaign->numbers, messages::Spoofing::third_country);
  EXPECT_EQ(campaign->country, CountryCode("US"));
  EXPECT_EQ(campaign->attestation, passport::Attestation::C);
  EXPECT_EQ(campaign->identity, messages::IdentityHeader::hostile);
  EXPECT_DOUBLE_EQ(campaign->per_second, 2);
  EXPECT_EQ(campaign->lasts, 3h);
  EXPECT_EQ(campaign->endurance, messages::Endurance::move_on);
  EXPECT_DOUBLE_EQ(campaign->too_few, 0.5);
}

TEST(Attacks, ACampaignsNumberMayBeWrittenAsPeopleDo) {
  TestStage stage({"at: 1 d, spoof: mallory, to: [FR], numbers: one-number, number: \"+33 1 23-45-67-89\""});
  EXPECT_EQ(stage.begin().told_to<messages::Campaign>("adversary/mallory")->number, "33123456789");
}

TEST(Attacks, AListMayBeTakenBeforehand) {
  TestStage stage({"at: 1 d, replay_list: FR/pa, by: mallory, captured: 2 h",
                   "at: 1 d, replay_list: FR/pa, by: mallory"});
  EXPECT_EQ(stage.action(0).prepared_at(), 2h);
  EXPECT_EQ(stage.action(1).prepared_at(), std::nullopt);
  const auto* capture = stage.prepare().told_to<messages::Capture>("adversary/mallory");
  ASSERT_NE(capture, nullptr);
  EXPECT_EQ(capture->at, stage.directory().find("FR/pa"));
  EXPECT_EQ(capture->country, CountryCode("FR"));
}

}  // namespace
}  // namespace ishaken::sim
