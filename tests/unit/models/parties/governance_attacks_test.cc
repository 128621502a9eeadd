// What an STI-GA does about attacks: once, in its own time, by the remedy that fits; and how it vouches for
// roots.
#include <gtest/gtest.h>

#include "models/parties/governance/governance_authority.h"
#include "models/pki/pem.h"
#include "tests/unit/models/parties/countries.h"

namespace ishaken::parties::testing {
namespace {

using messages::AttackFound;
using Milestone = AttackAnswered::Milestone;
using enum AttackFound::Remedy;

struct GovernanceAttacksTest : ::testing::Test {
  Countries world;
  trust::Policy policy;
  Duration decision{0};
  std::unique_ptr<GovernanceAuthority> party;
  std::unique_ptr<Bench> bench;

  void begin() {
    auto config = world.governance(FR, policy);
    config.decision.median = decision;
    config.unhurried_from = world.start + hour;
    party = std::make_unique<GovernanceAuthority>(config, world.shared);
    bench = std::make_unique<Bench>(*party, world.party("FR/ga"), world.directory, world.start);
    direct(messages::Start{});
    tell("FR/ca/1", messages::ApprovalRequest{messages::ApprovalRequest::Role::certification_authority,
                                              "FR/ca/1", "", "root", "intermediate"});
    bench->pass(2 * hour);
    bench->forget();
  }
  void direct(const messages::Directive& directive) {
    bench->direct(directive);
    bench->pass(2 * second);
  }
  void tell(std::string_view from, messages::Message message) {
    bench->tell(world.party(from), std::move(message));
    bench->pass(2 * second);
  }
  void found(AttackFound::Remedy remedy, const std::string& object) {
    direct(AttackFound{remedy, FR, object});
  }
  std::vector<std::string> told(Milestone milestone) const {
    std::vector<std::string> out;
    for (const AttackAnswered& each : bench->act.records<AttackAnswered>())
      if (each.milestone == milestone) out.push_back(each.object + " " + each.how);
    return out;
  }
  std::vector<messages::InstructRevocation> revocations() const {
    return bench->act.all<messages::InstructRevocation>();
  }
  void registered(std::vector<CountryCode> countries) {
    messages::RegistryNews news{FR, {}};
    for (const CountryCode each : countries) news.candidates.push_back({each, Region::europe, true});
    tell("FR/pa", news);
  }
  std::string root_of(CountryCode code) const { return pki::to_pem(*world.keys(code).root()); }
};
using Told = std::vector<std::string>;

TEST_F(GovernanceAttacksTest, EachRemedyIsItsOwnInstruction) {
  begin();
  found(revoke, "FR/provider/1");
  found(enforce, "FR/provider/2");
  found(rotate_pa, "FR/pa");
  found(revoke, "FR/ca/1");
  EXPECT_EQ(revocations(), (std::vector<messages::InstructRevocation>{{FR, "FR/provider/1", true},
                                                                      {FR, "FR/provider/2", false},
                                                                      {FR, "FR/pa", true},
                                                                      {FR, "FR/ca/1", true}}));
  EXPECT_EQ(bench->act.last<messages::InstructRevocation>()->to, world.party("FR/pa"));
  EXPECT_TRUE(bench->act.all<messages::ApproveCa>().empty());
  found(retire_ca, "FR/ca/1");
  EXPECT_EQ(revocations().size(), 4u);
  ASSERT_EQ(bench->act.all<messages::ApproveCa>().size(), 1u);
  EXPECT_EQ(bench->act.all<messages::ApproveCa>()[0],
            (messages::ApproveCa{FR, "FR/ca/1", "root", "intermediate", false}));
  EXPECT_EQ(told(Milestone::decided), (Told{"FR/provider/1 revoke", "FR/provider/2 enforce",
                                            "FR/pa rotate-pa", "FR/ca/1 revoke", "FR/ca/1 retire-ca"}));
  EXPECT_EQ(told(Milestone::detected).size(), 5u);
}

TEST_F(GovernanceAttacksTest, DecidesInItsOwnTime) {
  decision = 10 * day;
  begin();
  found(revoke, "FR/provider/1");
  EXPECT_EQ(told(Milestone::detected), Told{"FR/provider/1 found"});
  bench->pass(day);
  EXPECT_EQ(told(Milestone::decided), Told{});
  EXPECT_TRUE(revocations().empty());
  bench->pass(100 * day);
  EXPECT_EQ(told(Milestone::decided), Told{"FR/provider/1 revoke"});
  EXPECT_EQ(revocations().size(), 1u);
}

TEST_F(GovernanceAttacksTest, WhatIsBeingLookedIntoIsNotDetectedTwice) {
  decision = 10 * day;
  begin();
  found(rotate_pa, "FR/pa");
  found(rotate_pa, "FR/pa");
  tell("FR/pa", messages::KeyAlarm{FR});
  EXPECT_EQ(told(Milestone::detected), Told{"FR/pa found"});
  bench->pass(100 * day);
  EXPECT_EQ(revocations().size(), 1u);
  tell("FR/pa", messages::KeyAlarm{FR});  // another theft
  EXPECT_EQ(told(Milestone::detected), (Told{"FR/pa found", "FR/pa watchdog"}));
}

// First the intermediate is known to be stolen, then the root, too.
TEST_F(GovernanceAttacksTest, AStrongerRemedyIsNotLostInAWeakerOne) {
  decision = 10 * day;
  begin();
  found(revoke, "FR/ca/1");
  found(retire_ca, "FR/ca/1");
  bench->pass(100 * day);
  EXPECT_EQ(revocations().size(), 1u);
  EXPECT_EQ(bench->act.all<messages::ApproveCa>().size(), 1u);
}

TEST_F(GovernanceAttacksTest, OnlyItsOwnAdministratorRaisesTheAlarm) {
  begin();
  for (const char* from : {"DE/pa", "DE/ga", "FR/provider/1", "FR/ca/1", "registry"})
    tell(from, messages::KeyAlarm{FR});
  EXPECT_EQ(told(Milestone::detected), Told{});
  EXPECT_TRUE(revocations().empty());
  tell("FR/pa", messages::KeyAlarm{FR});
  EXPECT_EQ(told(Milestone::detected), Told{"FR/pa watchdog"});
  EXPECT_EQ(revocations(), (std::vector<messages::InstructRevocation>{{FR, "FR/pa", true}}));
}

TEST_F(GovernanceAttacksTest, ACaOfWhichItNeverHeardIsNotRetired) {
  begin();
  found(retire_ca, "FR/ca/9");
  EXPECT_TRUE(bench->act.all<messages::ApproveCa>().empty());
  EXPECT_TRUE(revocations().empty());
}

// --- roots ---

TEST_F(GovernanceAttacksTest, TellsItsRootToTheOtherBodiesOfItsKindAlone) {
  begin();
  for (const char* from : {"DE/pa", "DE/provider/1", "US/ga", "registry"})
    tell(from, messages::RootRequest{DE});
  EXPECT_TRUE(bench->act.all<messages::RootAnswer>().empty());
  tell("DE/ga", messages::RootRequest{DE});
  ASSERT_EQ(bench->act.all<messages::RootAnswer>().size(), 1u);
  EXPECT_EQ(bench->act.all<messages::RootAnswer>()[0], (messages::RootAnswer{FR, root_of(FR)}));
  EXPECT_EQ(bench->act.last<messages::RootAnswer>()->to, world.party("DE/ga"));
}

TEST_F(GovernanceAttacksTest, AsksForRootsOnceWherePinsAreWanted) {
  begin();
  registered({DE, US});
  EXPECT_TRUE(bench->act.all<messages::RootRequest>().empty());
  policy.pin_pa_roots = true;
  direct(messages::AdoptPolicy{policy, FR});
  ASSERT_EQ(bench->act.all<messages::RootRequest>().size(), 2u);
  EXPECT_EQ(bench->act.all<messages::RootRequest>()[0].asker, FR);
  EXPECT_EQ(bench->act.last<messages::RootRequest>()->to, world.party("US/ga"));
  registered({DE, US, XA});  // XA has nobody to ask
  registered({DE});
  registered({DE, US});
  EXPECT_EQ(bench->act.all<messages::RootRequest>().size(), 2u);
}

TEST_F(GovernanceAttacksTest, PassesOnWhatACountrySaysOfItsOwnRoot) {
  policy.pin_pa_roots = true;
  begin();
  registered({DE, US});
  std::vector<Sent> asked;
  for (const Sent& each : bench->act.sent)
    if (std::holds_alternative<messages::RootRequest>(each.message)) asked.push_back(each);
  ASSERT_EQ(asked.size(), 2u);
  tell("DE/ga", messages::RootAnswer{DE, root_of(DE)});  // which answers nothing
  Sent by_another = asked[0];
  by_another.to = world.party("registry");
  bench->answer_to(by_another, messages::RootAnswer{DE, root_of(DE)});
  bench->answer_to(asked[1], messages::RootAnswer{DE, root_of(US)});  // of another country's
  EXPECT_TRUE(bench->act.all<messages::ConfirmedRoot>().empty());
  bench->answer_to(asked[0], messages::RootAnswer{DE, root_of(DE)});
  ASSERT_EQ(bench->act.all<messages::ConfirmedRoot>().size(), 1u);
  EXPECT_EQ(bench->act.all<messages::ConfirmedRoot>()[0], (messages::ConfirmedRoot{FR, DE, root_of(DE)}));
  EXPECT_EQ(bench->act.last<messages::ConfirmedRoot>()->to, world.party("FR/pa"));
}

TEST_F(GovernanceAttacksTest, ALostQuestionIsAskedAgain) {
  policy.pin_pa_roots = true;
  begin();
  registered({DE, US});
  bench->lose(*bench->act.last<messages::RootRequest>());
  bench->pass(hour);
  ASSERT_EQ(bench->act.all<messages::RootRequest>().size(), 3u);
  EXPECT_EQ(bench->act.last<messages::RootRequest>()->to, world.party("US/ga"));
  bench->answer_to(*bench->act.last<messages::RootRequest>(), messages::RootAnswer{US, root_of(US)});
  bench->pass(day);
  EXPECT_EQ(bench->act.all<messages::RootRequest>().size(), 3u);
  EXPECT_EQ(bench->act.all<messages::ConfirmedRoot>().size(), 1u);
}

}  // namespace
}  // namespace ishaken::parties::testing
