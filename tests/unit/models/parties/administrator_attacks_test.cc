// What an STI-PA does against attacks on the registry and on its own key.
#include "models/pki/pem.h"
#include "models/trust/signed_claims.h"
#include "tests/unit/models/parties/administrator_room.h"

namespace ishaken::parties::testing {
namespace {

using AdministratorAttacksTest = AdministratorRoom;

// --- the watchdog ---

TEST_F(AdministratorAttacksTest, DisputesAnotherRootInItsPlace) {
  begin();
  register_it();
  shows({registration()});
  EXPECT_EQ(disputes(), 0u);
  shows({entry(us, FR, "Rogue")});
  ASSERT_EQ(disputes(), 1u);
  const auto dispute = bench->act.all<messages::RegistryDispute>()[0];
  EXPECT_EQ(dispute.country, FR);
  EXPECT_TRUE(trust::open_signed(dispute.request, party->keys().root()->public_key, *world.crypto));
  EXPECT_EQ(bench->act.last<messages::RegistryDispute>()->to, world.registry);
  EXPECT_EQ(alarms(), 0u);
}

TEST_F(AdministratorAttacksTest, DisputesThatItsEntryIsGoneOnceItStoodThere) {
  begin();
  register_it();
  shows({entry(de, DE, "Eins")});  // it is not shown yet
  EXPECT_EQ(disputes(), 0u);
  shows({registration()});
  shows({});
  EXPECT_EQ(disputes(), 1u);
}

TEST_F(AdministratorAttacksTest, WatchesNothingThatItDidNotRegister) {
  begin();
  trusting(DE);  // so that it reads the registry all the same
  shows({entry(us, FR, "Rogue")});
  register_it();
  register_it(false);
  shows({entry(us, FR, "Rogue")});
  EXPECT_EQ(disputes(), 0u);
  EXPECT_EQ(alarms(), 0u);
}

TEST_F(AdministratorAttacksTest, WatchesNothingWhereNobodyAsksItTo) {
  policy.watchdog = false;
  begin();
  register_it();
  bench->pass(day);
  EXPECT_TRUE(bench->act.all<messages::RegistryRead>().empty());
  trusting(DE);
  shows({registration()});
  shows({entry(us, FR, "Rogue")});
  shows({entry(own(), FR, "Rogue")});
  shows({});
  EXPECT_EQ(disputes() + alarms(), 0u);
}

TEST_F(AdministratorAttacksTest, ReadsTheRegistryForItsOwnSakeAlone) {
  begin();
  bench->pass(day);
  EXPECT_TRUE(bench->act.all<messages::RegistryRead>().empty());
  register_it();
  bench->pass(day);
  EXPECT_EQ(bench->act.all<messages::RegistryRead>().size(), 4u);
}

TEST_F(AdministratorAttacksTest, AnEntryUnderItsOwnRootThatItNeverMadeMeansThatItsKeyIsStolen) {
  begin();
  register_it();
  shows({registration()});
  EXPECT_EQ(alarms(), 0u);
  shows({entry(own(), FR, "Rogue", 10)});
  ASSERT_EQ(alarms(), 1u);
  EXPECT_EQ(bench->act.last<messages::KeyAlarm>()->to, world.party("FR/ga"));
  EXPECT_EQ(disputes(), 0u);
}

TEST_F(AdministratorAttacksTest, ItsOwnEntriesThatAreStillOnTheirWayAlarmNobody) {
  begin();
  register_it();
  const std::string first = registration();
  for (int i = 0; i < 10; ++i) {
    approve("CA " + std::to_string(i));
    shows({first});
  }
  EXPECT_NE(registration(), first);
  EXPECT_EQ(alarms() + disputes(), 0u);
}

// --- what the registry answers ---

TEST_F(AdministratorAttacksTest, DisputesAPlaceThatIsTaken) {
  begin();
  register_it();
  bench->answer_to(*bench->act.last<messages::RegistryRegister>(), messages::RegistryResult{409, "taken"});
  EXPECT_EQ(disputes(), 1u);
  bench->answer_to(*bench->act.last<messages::RegistryDispute>(), messages::RegistryResult{403, "no"});
  bench->answer_to(*bench->act.last<messages::RegistryDispute>(), messages::RegistryResult{409, "no"});
  EXPECT_EQ(disputes(), 1u);  // it was an answer to something else
}

TEST_F(AdministratorAttacksTest, CountsOnBeyondWhoeverCountedInItsName) {
  begin();
  register_it();
  const auto sequence = [&] { return Countries::claims(registration())["sequence"].get<int>(); };
  EXPECT_EQ(sequence(), 1);
  bench->answer_to(*bench->act.last<messages::RegistryRegister>(), messages::RegistryResult{412, "seen"});
  EXPECT_EQ(bench->act.all<messages::RegistryRegister>().size(), 2u);
  EXPECT_GT(sequence(), 1000);
  bench->answer_to(*bench->act.last<messages::RegistryRegister>(), messages::RegistryResult{200, ""});
  bench->answer_to(*bench->act.last<messages::RegistryRegister>(), messages::RegistryResult{412, ""});
  EXPECT_EQ(bench->act.all<messages::RegistryRegister>().size(), 2u);  // that was answered
  register_it(false);
  const Sent withdrawal = *bench->act.last<messages::RegistryWithdraw>();
  bench->answer_to(withdrawal, messages::RegistryResult{412, "seen"});
  EXPECT_EQ(bench->act.all<messages::RegistryRegister>().size(), 2u);
}

// --- pinned roots ---

TEST_F(AdministratorAttacksTest, MergesOnlyUnderARootThatWasConfirmed) {
  policy.pin_pa_roots = true;
  begin();
  trusting(DE);
  shows({entry(de, DE, "Eins")});
  EXPECT_EQ(anchors(), Names{});
  tell("DE/ga", messages::ConfirmedRoot{FR, DE, pki::to_pem(*de.root())});  // not its own STI-GA
  tell("FR/ga",
       messages::ConfirmedRoot{DE, DE, pki::to_pem(*de.root())});  // a country that it does not serve
  tell("FR/ga", messages::ConfirmedRoot{FR, DE, "no certificate"});
  tell("FR/ga", messages::ConfirmedRoot{FR, US, pki::to_pem(*de.root())});
  EXPECT_EQ(anchors(), Names{});
  tell("FR/ga", messages::ConfirmedRoot{FR, DE, pki::to_pem(*de.root())});
  EXPECT_EQ(anchors(), Names{"Eins"});
}

TEST_F(AdministratorAttacksTest, ARootThatWasReplacedIsDropped) {
  policy.pin_pa_roots = true;
  begin();
  trusting(DE);
  tell("FR/ga", messages::ConfirmedRoot{FR, DE, pki::to_pem(*de.root())});
  shows({entry(de, DE, "Eins")});
  EXPECT_EQ(anchors(), Names{"Eins"});
  shows({entry(us, DE, "Rogue")});
  EXPECT_EQ(anchors(), Names{});
  shows({entry(de, DE, "Eins", 2)});
  EXPECT_EQ(anchors(), Names{"Eins"});
  tell("FR/ga", messages::ConfirmedRoot{FR, DE, pki::to_pem(*us.root())});  // its STI-GA says otherwise now
  EXPECT_EQ(anchors(), Names{});
}

// --- lists that are pushed ---

TEST_F(AdministratorAttacksTest, PushesItsListOnlyWhenAnAnchorGoes) {
  policy.push_lists = true;
  begin();
  const auto pushes = [&] { return bench->act.all<messages::TrustedListPush>(); };
  approve("One");
  approve("Two");
  bench->pass(policy.list_validity);  // renewals, too
  EXPECT_TRUE(pushes().empty());
  approve("One", false);
  ASSERT_EQ(pushes().size(), 2u);  // a provider each
  EXPECT_EQ(bench->act.last<messages::TrustedListPush>()->to, world.party("FR/provider/2"));
  EXPECT_EQ(pushes()[0].country, FR);
  const auto list = world.reader.list(*pushes()[0].list, party->keys().root()->public_key);
  ASSERT_NE(list, nullptr);
  EXPECT_EQ(list->anchors.size(), 1u);
}

TEST_F(AdministratorAttacksTest, PushesItsListWhenAProviderIsDistrustedAndNotWhenItIsTrustedAgain) {
  policy.push_lists = true;
  begin();
  approve("One");
  const auto pushes_after = [&](const std::vector<trust::Part>& distrusted) {
    trust::Instruction instruction;
    instruction.providers = distrusted;
    tell("FR/ga", messages::InstructTrust{FR, instruction, {}});
    bench->pass(2 * second);
    return bench->act.all<messages::TrustedListPush>().size();
  };
  EXPECT_EQ(pushes_after({}), 0u);
  EXPECT_EQ(pushes_after({{DE, "DE01"}}), 2u);  // a provider each
  EXPECT_EQ(pushes_after({{DE, "DE01"}}), 2u);
  EXPECT_EQ(pushes_after({{DE, "DE01"}, {US, "US01"}}), 4u);
  EXPECT_EQ(pushes_after({{US, "US01"}}), 4u);
  EXPECT_EQ(pushes_after({{DE, "DE01"}}), 6u);  // one for another
  EXPECT_EQ(pushes_after({}), 6u);
}

TEST_F(AdministratorAttacksTest, PushesNothingWhereNobodyAsksItTo) {
  begin();
  approve("One");
  approve("One", false);
  EXPECT_TRUE(bench->act.all<messages::TrustedListPush>().empty());
}

// --- what it gets wrong ---

// It withdraws, and registers again: until the registry shows it again nothing has vanished.
TEST_F(AdministratorAttacksTest, AnEntryThatItWithdrewItselfHasNotVanished) {
  begin();
  trusting(DE);
  register_it();
  shows({registration()});
  register_it(false);
  shows({});
  register_it();
  shows({});  // not yet
  EXPECT_EQ(disputes(), 0u);
}

// Until the new entry is shown the thief's stands there, signed with a key that means nothing any more.
TEST_F(AdministratorAttacksTest, AKeyThatItReplacedAlarmsNobodyAgain) {
  begin();
  register_it();
  const std::string forged = entry(own(), FR, "Rogue", 10);
  shows({forged});
  EXPECT_EQ(alarms(), 1u);
  tell("FR/ga", messages::InstructRevocation{FR, "FR/pa", true});
  shows({forged});
  EXPECT_EQ(alarms(), 1u);
}

// Somebody who answers 412 to everything.
TEST_F(AdministratorAttacksTest, ARegistryThatSawEverythingIsNotAskedWithoutEnd) {
  begin();
  bench->answer = [this](const Sent& sent) -> std::optional<messages::Message> {
    if (!std::holds_alternative<messages::RegistryRegister>(sent.message) || bench->act.sent.size() > 5000)
      return std::nullopt;
    return messages::RegistryResult{412, "seen"};
  };
  register_it();
  EXPECT_LT(bench->act.all<messages::RegistryRegister>().size(), 100u);
}

}  // namespace
}  // namespace ishaken::parties::testing
