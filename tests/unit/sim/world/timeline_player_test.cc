// When the actions of a timeline are played, ended and found; what is noted of them.
#include "sim/world/timeline_player.h"

#include <gmock/gmock.h>

#include "sim/scenario/without_attacks.h"
#include "sim/world/layout.h"
#include "tests/unit/sim/world/sample.h"

namespace ishaken::sim {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

constexpr std::string_view world = R"(
schema: 1
name: timeline
start: 2026-01-01
duration: 10 d
fidelity: {crypto: modelled}
countries: {DE: {cas: 2}, FR: , US: }
agreements: [{between: [DE, FR, US], vetting: 1 h}]
adversaries: {mallory: {through: US}}
timeline:
)";

// Plays a timeline on parties that do nothing, and keeps what they are told: "25 h: FR/ga ProposeAgreement".
struct Play {
  explicit Play(const std::string& entries, bool without_attacks = false) {
    played = scenario(std::string(world) + entries);
    if (without_attacks) played = sim::without_attacks(std::move(played));
    fill(directory, played);
    faults = std::make_unique<Faults>(directory);
    skews.resize(directory.size());
    engine = std::make_unique<Engine>(played.start - 24h);
    player = std::make_unique<TimelinePlayer>(TimelinePlayer::Surroundings{
        played, directory, *engine, *faults, taps, skews, parties,
        [this](PartyId party, const messages::Directive&) {
          told.push_back(fmt::format("{} h {}", hours(), directory.at(party).path));
        },
        [this](const TimelineEvent& event) { noted.push_back(event); },
        [this](Instant when) { changes.push_back(when); }});
  }
  void run(Duration until = 240h) { engine->run(played.start + until, 1'000'000); }
  int hours() const {
    return static_cast<int>(std::chrono::floor<std::chrono::hours>(engine->now() - played.start).count());
  }
  PartyId party(std::string_view path) const { return directory.find(path); }

  Scenario played;
  parties::Directory directory;
  std::unique_ptr<Faults> faults;
  Taps taps{directory};
  std::vector<Duration> skews;
  std::vector<std::unique_ptr<parties::Party>> parties;
  std::unique_ptr<Engine> engine;
  std::unique_ptr<TimelinePlayer> player;
  std::vector<std::string> told;
  std::vector<TimelineEvent> noted;
  std::vector<Instant> changes;
};

TEST(TimelinePlayer, StartsEveryPartyButAddedCasAndTheAgreements) {
  Play play("  - {at: 1 d, add_ca: DE}\n");
  play.player->begin();
  EXPECT_EQ(std::ranges::count(play.told, "-24 h DE/ca/2"), 1);
  EXPECT_EQ(std::ranges::count(play.told, "-24 h DE/ca/3"), 0);
  EXPECT_EQ(std::ranges::count(play.told, "-24 h DE/ga"), 3) << "its start, and an agreement with each";
  EXPECT_EQ(std::ranges::count(play.told, "-24 h FR/ga"), 2);
  EXPECT_EQ(std::ranges::count(play.told, "-24 h US/ga"), 1);
  play.told.clear();
  play.run();
  EXPECT_THAT(play.told, ElementsAre("24 h DE/ca/3"));
}

TEST(TimelinePlayer, PlaysPreparesEndsAndFindsInTime) {
  Play play(
      "  - {at: 1 d, replay_list: FR/pa, by: mallory, captured: 3 h, for: 5 h}\n"
      "  - {at: 2 d, equivocate: FR, by: mallory, for: 9 h, found: {after: 4 h, spread: 0}}\n");
  play.run();
  EXPECT_THAT(play.told, ElementsAre("3 h adversary/mallory", "24 h adversary/mallory",
                                     "29 h adversary/mallory", "48 h adversary/mallory", "52 h registry",
                                     "52 h adversary/mallory", "57 h adversary/mallory"));
}

TEST(TimelinePlayer, AnOutageLastsAsLongAsItSays) {
  Play play("  - {at: 1 h, outage: FR/pa, for: 2 h}\n");
  std::vector<bool> up;
  for (const Duration when : {Duration(30min), Duration(2h), Duration(4h)})
    play.engine->at(play.played.start + when, [&] { up.push_back(play.faults->is_up(play.party("FR/pa"))); });
  play.run();
  EXPECT_THAT(up, ElementsAre(true, false, true));
}

TEST(TimelinePlayer, WhatLastsNoTimeIsNotedAndNotPlayed) {
  Play play("  - {at: 1 h, skew_clock: FR/pa, for: 0 s}\n");
  play.run();
  ASSERT_EQ(play.noted.size(), 1u);
  EXPECT_EQ(play.noted[0].action, "skew_clock");
  EXPECT_TRUE(play.changes.empty());
}

TEST(TimelinePlayer, NotesWhatTablesSay) {
  Play play(
      "  - {at: 1 h, exclude: US, by: [DE, FR]}\n"
      "  - {at: 2 h, flood: FR/pa, for: 3 h}\n"
      "  - {at: 3 h, remove_entry: FR, by: mallory}\n"
      "  - {at: 4 h, set: {policies.default.merge: scoped, policies.default.list_poll: 1 h}}\n");
  play.run();
  ASSERT_EQ(play.noted.size(), 4u);
  const TimelineEvent& exclude = play.noted[0];
  EXPECT_EQ(exclude.at, play.played.start + 1h);
  EXPECT_EQ(exclude.action, "exclude");
  EXPECT_EQ(exclude.subject, "US");
  EXPECT_THAT(exclude.countries, ElementsAre(CountryCode("US")));
  EXPECT_THAT(exclude.by.codes, ElementsAre(CountryCode("DE"), CountryCode("FR")));
  EXPECT_EQ(exclude.change, TrustChange::exclusion);
  EXPECT_EQ(exclude.attack, 0u);
  const TimelineEvent& flood = play.noted[1];
  EXPECT_EQ(flood.subject, "FR/pa");
  EXPECT_EQ(flood.lasts, 3h);
  EXPECT_THAT(flood.countries, ElementsAre(CountryCode("FR")));
  EXPECT_EQ(flood.attack, 2u);
  EXPECT_EQ(play.noted[2].object, "registry");
  EXPECT_EQ(play.noted[3].subject, "policies.default.merge: scoped, policies.default.list_poll: 1 h");
  EXPECT_THAT(play.changes, ElementsAre(play.played.start + 4h));
}

TEST(TimelinePlayer, WithoutAttacksNothingIsPreparedEither) {
  Play play("  - {at: 1 d, replay_list: FR/pa, by: mallory, captured: 3 h}\n", true);
  play.run();
  EXPECT_THAT(play.told, testing::IsEmpty());
  EXPECT_THAT(play.noted, testing::IsEmpty());
}

}  // namespace
}  // namespace ishaken::sim
