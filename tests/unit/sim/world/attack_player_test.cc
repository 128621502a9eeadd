// What an attack of the timeline tells whom, lays hands on, and gives back at its end.
#include "sim/world/attack_player.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

#include "models/messages/loot.h"
#include "models/parties/international_registry.h"
#include "models/parties/policy_administrator.h"
#include "models/parties/service_provider.h"
#include "sim/world/builder.h"
#include "sim/world/places.h"
#include "tests/unit/sim/world/sample.h"

namespace ishaken::sim {
namespace {

using namespace std::chrono_literals;
using messages::AttackFound;
using messages::HandOver;
using messages::StandOnLink;

constexpr auto day = 24h;

constexpr std::string_view countries = R"(
schema: 1
name: attacks
start: 2026-01-01
duration: 30 d
fidelity: {crypto: modelled}
countries:
  DE: {}
  FR: {providers: 3}
  LU: {governance: shared-pa, pa: FR}
  US: {}
registry: {operators: 3, approvals: 2}
adversaries:
  mallory: {through: US}
  trudy: {through: DE}
timeline:
)";

// A scenario whose timeline has these entries, and a player of it.
struct Stage {
  explicit Stage(const std::vector<std::string>& entries) : played(scenario(text(entries))) {
    fill(directory, played);
    faults = std::make_unique<Faults>(directory);
    crypto = pki::modelled_crypto();
    reader = std::make_unique<trust::Reader>(*crypto, certificates);
    shared = std::make_unique<parties::Shared>(
        parties::Shared{*crypto, directory, certificates, *reader, played.seed});
    all = build(played, *shared, played.start - day);
    skews.resize(directory.size());
    player = std::make_unique<AttackPlayer>(
        played, directory, *faults, tell,
        AttackPlayer::Grip{taps, skews,
                           [this](PartyId id) -> const parties::Party& { return *all.at(number(id)); }});
  }
  static std::string text(const std::vector<std::string>& entries) {
    std::string out(countries);
    for (const std::string& each : entries) out += fmt::format("  - {{{}}}\n", each);
    return out;
  }
  Stage& perform(std::size_t number = 0) {
    std::visit(
        [&]<class A>(const A& action) {
          if constexpr (requires { player->perform(1, action); })
            player->perform(static_cast<unsigned>(number + 1), action);
          else
            ADD_FAILURE() << "no attack";
        },
        played.timeline.at(number).action);
    return *this;
  }
  void end(std::size_t number = 0) {
    player->end(static_cast<unsigned>(number + 1), played.timeline.at(number).action);
  }
  void found(std::size_t number = 0) {
    told.clear();
    player->found(static_cast<unsigned>(number + 1), played.timeline.at(number).action);
  }
  // What that party was told last; null where it was something else.
  template <class T>
  const T* told_to(std::string_view path) const {
    for (auto each = told.rbegin(); each != told.rend(); ++each)
      if (each->first == directory.find(path)) return std::get_if<T>(&each->second);
    return nullptr;
  }
  bool tapped(std::string_view from, std::string_view to,
              const messages::Message& message = messages::TrustedListReply{}) const {
    return taps.on({directory.find(from), directory.find(to), {}, true, message}) != nullptr;
  }

  Scenario played;
  parties::Directory directory;
  std::unique_ptr<Faults> faults;
  Taps taps{directory};
  std::vector<Duration> skews;
  std::unique_ptr<pki::Crypto> crypto;
  pki::CertificateCache certificates;
  std::unique_ptr<trust::Reader> reader;
  std::unique_ptr<parties::Shared> shared;
  std::vector<std::unique_ptr<parties::Party>> all;
  std::vector<std::pair<PartyId, messages::Directive>> told;
  AttackPlayer::Tell tell = [this](PartyId to, const messages::Directive& directive) {
    told.emplace_back(to, directive);
  };
  std::unique_ptr<AttackPlayer> player;
};

template <class T>
const T* loot_of(const Stage& stage, std::string_view adversary) {
  const auto* over = stage.told_to<HandOver>(adversary);
  return over == nullptr ? nullptr : std::get_if<T>(over->loot.get());
}

// --- what is handed over ---

TEST(AttackPlayer, HandsOverWhatWasStolen) {
  Stage pa({"at: 1 d, steal_key: FR/pa, by: mallory"});
  EXPECT_NE(loot_of<messages::StolenPaKey>(pa.perform(), "adversary/mallory"), nullptr);
  EXPECT_EQ(pa.told_to<HandOver>("adversary/mallory")->attack, 1u);
  Stage ca({"at: 1 d, steal_key: FR/ca/1, by: trudy, key: root"});
  ASSERT_NE(loot_of<messages::StolenCaKey>(ca.perform(), "adversary/trudy"), nullptr);
  EXPECT_TRUE(loot_of<messages::StolenCaKey>(ca, "adversary/trudy")->root);
  Stage registry({"at: 1 d, steal_key: registry, by: mallory", "at: 1 d, take_accounts: 2, by: mallory"});
  EXPECT_NE(loot_of<messages::StolenRegistryKey>(registry.perform(), "adversary/mallory"), nullptr);
  registry.perform(1);
  ASSERT_NE(loot_of<messages::RegistryAccounts>(registry, "adversary/mallory"), nullptr);
  EXPECT_EQ(loot_of<messages::RegistryAccounts>(registry, "adversary/mallory")->operators.size(), 2u);
}

TEST(AttackPlayer, HandsOverNothingWhereThereIsNothingYet) {
  Stage stage({"at: 0 s, steal_key: FR/provider/1, by: mallory"});
  stage.perform();
  EXPECT_TRUE(stage.told.empty());  // the provider never had a certificate
}

TEST(AttackPlayer, AMistakenApprovalIsInTheBooksAndInTheAdversarysHands) {
  Stage stage({"at: 1 d, misissue_token: LU/provider/2, by: mallory"});
  stage.perform();
  const auto* books = stage.told_to<messages::MistakeHolder>("FR/pa");  // the STI-PA that serves Luxembourg
  ASSERT_NE(books, nullptr);
  EXPECT_EQ(books->spc, "LU02");
  EXPECT_EQ(books->holder, "adversary/mallory");
  ASSERT_NE(loot_of<messages::MistakenApproval>(stage, "adversary/mallory"), nullptr);
  EXPECT_EQ(loot_of<messages::MistakenApproval>(stage, "adversary/mallory")->spc, "LU02");
}

// --- where it stands ---

TEST(AttackPlayer, PutsTheAdversaryOnALinkAndTakesItAway) {
  Stage stage({"at: 1 d, replay_list: FR/pa, by: mallory, to: [DE]"});
  EXPECT_FALSE(stage.tapped("FR/pa", "DE/provider/1"));
  stage.perform();
  const auto* order = stage.told_to<StandOnLink>("adversary/mallory");
  ASSERT_NE(order, nullptr);
  EXPECT_EQ(order->what, messages::Interference::replay_list);
  EXPECT_EQ(order->at, stage.directory.find("FR/pa"));
  EXPECT_EQ(order->country, CountryCode("FR"));
  EXPECT_TRUE(stage.tapped("FR/pa", "DE/provider/1"));
  EXPECT_FALSE(stage.tapped("FR/pa", "FR/provider/1"));
  EXPECT_FALSE(stage.tapped("DE/provider/1", "FR/pa"));
  stage.end();
  EXPECT_FALSE(stage.tapped("FR/pa", "DE/provider/1"));
  ASSERT_NE(stage.told_to<messages::LeaveLink>("adversary/mallory"), nullptr);
  EXPECT_EQ(stage.told_to<messages::LeaveLink>("adversary/mallory")->attack, 1u);
}

TEST(AttackPlayer, StandsBehindTheRegistryToEquivocateAndBeforeAProviderToReplayCalls) {
  Stage stage({"at: 1 d, equivocate: FR, by: mallory, to: [US]",
               "at: 1 d, replay_calls: DE/provider/1, by: trudy, copies: 3, after: 5 s",
               "at: 1 d, poison: registry, by: mallory, with: nested"});
  stage.perform(0).perform(1);
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
  stage.perform(2);
  EXPECT_EQ(stage.told_to<StandOnLink>("adversary/mallory")->poison, messages::Poison::nested);
  stage.end(0);
  stage.end(1);
  stage.end(2);
  EXPECT_FALSE(stage.tapped("registry", "US/pa"));
  EXPECT_FALSE(stage.tapped("FR/provider/1", "DE/provider/1", messages::Invite{}));
}

TEST(AttackPlayer, AFloodEnds) {
  Stage stage({"at: 1 d, flood: DE/pa, loss: 1", "at: 1 d, flood: DE/pa, loss: 0.5"});
  const auto drowns = [&] {
    Stream draws = Stream(1, "flood").at(1);
    return stage.faults->drowns(stage.directory.find("FR/pa"), stage.directory.find("DE/pa"), draws);
  };
  EXPECT_FALSE(drowns());
  stage.perform(0).perform(1);
  EXPECT_TRUE(drowns());
  stage.end(1);
  EXPECT_TRUE(drowns());
  stage.end(0);
  EXPECT_FALSE(drowns());
}

TEST(AttackPlayer, ClocksOfAPartyOrACountryAreWrongAndRightAgain) {
  Stage stage(
      {"at: 1 d, skew_clock: FR, offset: 90 s", "at: 1 d, skew_clock: FR/pa, offset: 10 s, behind: true"});
  const auto skew = [&](std::string_view path) { return stage.skews[number(stage.directory.find(path))]; };
  stage.perform(0).perform(1);
  EXPECT_EQ(skew("FR/provider/1"), 90s);
  EXPECT_EQ(skew("FR/pa"), 80s);
  EXPECT_EQ(skew("DE/pa"), 0s);
  EXPECT_EQ(skew("registry"), 0s);
  stage.end(0);
  EXPECT_EQ(skew("FR/pa"), -10s);
  stage.end(1);
  for (const Duration each : stage.skews) EXPECT_EQ(each, 0s);
}

TEST(AttackPlayer, InflationIsTheProvidersDoing) {
  Stage stage({"at: 1 d, inflate: FR/provider/1, attestation: B",
               "at: 2 d, inflate: FR/provider/1, attestation: honest"});
  stage.perform(0);
  EXPECT_EQ(stage.told_to<messages::AssertAlways>("FR/provider/1")->attestation, passport::Attestation::B);
  stage.perform(1);
  EXPECT_EQ(stage.told_to<messages::AssertAlways>("FR/provider/1")->attestation, std::nullopt);
}

TEST(AttackPlayer, ACampaignIsToldAsItWasWritten) {
  Stage stage(
      {"at: 1 d, spoof: mallory, to: [FR, DE], numbers: third-country, country: US, attestation: C, "
       "identity: hostile, rate: 2 per s, for: 3 h, endurance: move-on, too_few: 0.5"});
  const auto* campaign = stage.perform().told_to<messages::Campaign>("adversary/mallory");
  ASSERT_NE(campaign, nullptr);
  EXPECT_EQ(campaign->attack, 1u);
  EXPECT_EQ(campaign->to, (std::vector{CountryCode("FR"), CountryCode("DE")}));
  EXPECT_EQ(campaign->numbers, messages::Spoofing::third_country);
  EXPECT_EQ(campaign->country, CountryCode("US"));
  EXPECT_EQ(campaign->attestation, passport::Attestation::C);
  EXPECT_EQ(campaign->dress, messages::Dress::hostile);
  EXPECT_DOUBLE_EQ(campaign->per_second, 2);
  EXPECT_EQ(campaign->lasts, 3h);
  EXPECT_EQ(campaign->endurance, messages::Endurance::move_on);
  EXPECT_DOUBLE_EQ(campaign->too_few, 0.5);
}

TEST(AttackPlayer, ACampaignsNumberMayBeWrittenAsPeopleDo) {
  Stage stage({"at: 1 d, spoof: mallory, to: [FR], numbers: one-number, number: \"+33 1 23-45-67-89\""});
  EXPECT_EQ(stage.perform().told_to<messages::Campaign>("adversary/mallory")->number, "33123456789");
}

// --- when it comes to light ---

struct Finding {
  const char* attack;
  const char* whom;
  AttackFound::Remedy remedy;
  const char* object;
};
class Found : public testing::TestWithParam<Finding> {};

TEST_P(Found, IsAnsweredByWhoeverCan) {
  const Finding& wanted = GetParam();
  Stage stage({fmt::format("at: 1 d, {}", wanted.attack)});
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

using enum AttackFound::Remedy;
INSTANTIATE_TEST_SUITE_P(
    Attacks, Found,
    testing::Values(
        Finding{"steal_key: FR/provider/2, by: mallory, found: {after: 1 d}", "FR/ga", revoke,
                "FR/provider/2"},
        Finding{"steal_key: FR/ca/1, by: mallory, found: {after: 1 d}", "FR/ga", revoke, "FR/ca/1"},
        Finding{"steal_key: FR/ca/1, by: mallory, key: root, found: {after: 1 d}", "FR/ga", retire_ca,
                "FR/ca/1"},
        Finding{"steal_key: FR/pa, by: mallory, found: {after: 1 d}", "FR/ga", rotate_pa, "FR/pa"},
        Finding{"steal_key: registry, by: mallory, found: {after: 1 d}", "registry", restore_registry,
                "registry"},
        Finding{"insert_rogue_ca: FR, by: mallory, found: {after: 1 d}", "registry", restore_registry,
                "registry"},
        Finding{"remove_entry: FR, by: mallory, found: {after: 1 d}", "registry", restore_registry,
                "registry"},
        Finding{"misissue_token: FR/provider/1, by: mallory, found: {after: 1 d}", "FR/ga", revoke,
                "FR/provider/1"},
        Finding{"inflate: FR/provider/1, found: {after: 1 d}", "FR/ga", enforce, "FR/provider/1"}));

// The registry has no order to undo; a new key of the STI-PA's alone makes the entry the country's again.
TEST(AttackPlayer, ARogueCaUnderAStolenKeyIsAnsweredByTheOwnerOfTheKey) {
  Stage stage({"at: 0 d, insert_rogue_ca: LU, by: mallory, found: {after: 1 d}",
               "at: 1 d, steal_key: FR/pa, by: mallory",
               "at: 2 d, insert_rogue_ca: LU, by: mallory, found: {after: 1 d}",
               "at: 2 d, insert_rogue_ca: LU, by: trudy, found: {after: 1 d}"});
  stage.found(2);
  ASSERT_NE(stage.told_to<AttackFound>("LU/ga"), nullptr);
  EXPECT_EQ(stage.told_to<AttackFound>("LU/ga")->remedy, rotate_pa);
  EXPECT_EQ(stage.told_to<AttackFound>("LU/ga")->object, "FR/pa");
  stage.found(3);  // another's
  EXPECT_EQ(stage.told_to<AttackFound>("LU/ga"), nullptr);
  stage.found(0);  // before
  EXPECT_EQ(stage.told_to<AttackFound>("LU/ga"), nullptr);
}

TEST(AttackPlayer, EquivocationThatIsFoundEnds) {
  Stage stage({"at: 1 d, equivocate: FR, by: mallory, found: {after: 1 d}"});
  stage.perform().found();
  EXPECT_EQ(stage.told_to<AttackFound>("registry")->remedy, restore_registry);
  EXPECT_EQ(stage.told_to<AttackFound>("registry")->country, CountryCode());
  EXPECT_FALSE(stage.tapped("registry", "DE/pa"));
  EXPECT_NE(stage.told_to<messages::LeaveLink>("adversary/mallory"), nullptr);
}

TEST(FoundAfter, IsExactWithoutSpreadAndNeverWhereNothingIsSaid) {
  Stage stage({"at: 1 d, steal_key: FR/pa, by: mallory, found: {after: 5 d, spread: 0}",
               "at: 1 d, steal_key: FR/pa, by: mallory", "at: 1 d, flood: FR/pa",
               "at: 1 d, steal_key: FR/pa, by: mallory, found: {after: 0 s}"});
  const auto after = [&](std::size_t i) {
    return AttackPlayer::found_after(stage.played.timeline[i].action, 7, i);
  };
  EXPECT_EQ(after(0), 5 * day);
  EXPECT_EQ(after(1), std::nullopt);
  EXPECT_EQ(after(2), std::nullopt);
  EXPECT_EQ(after(3), Duration{0});
}

TEST(FoundAfter, IsLognormalAboutItsMedianAndTheSameForTheSameSeed) {
  Stage stage({"at: 1 d, steal_key: FR/pa, by: mallory, found: {after: 5 d, spread: 0.5}"});
  const Action& action = stage.played.timeline[0].action;
  std::vector<double> logs;
  for (std::uint64_t seed = 1; seed <= 4000; ++seed)
    logs.push_back(std::log(in_seconds(*AttackPlayer::found_after(action, seed, 0)) / in_seconds(5 * day)));
  double sum = 0, squares = 0;
  for (const double each : logs) sum += each, squares += each * each;
  EXPECT_NEAR(sum / 4000, 0, 0.04);
  EXPECT_NEAR(std::sqrt(squares / 4000), 0.5, 0.03);
  std::ranges::nth_element(logs, logs.begin() + 2000);
  EXPECT_NEAR(logs[2000], 0, 0.05);
  EXPECT_EQ(AttackPlayer::found_after(action, 7, 0), AttackPlayer::found_after(action, 7, 0));
  EXPECT_NE(AttackPlayer::found_after(action, 7, 0), AttackPlayer::found_after(action, 7, 1));
}

}  // namespace
}  // namespace ishaken::sim
