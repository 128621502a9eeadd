// How a dispute about the registry is settled, and what is put back then.
#include "tests/unit/models/parties/registry_room.h"

namespace ishaken::parties::testing {
namespace {

using Milestone = AttackAnswered::Milestone;
using RegistryDisputesTest = RegistryRoom;

// --- disputes ---

TEST_F(RegistryDisputesTest, TheRootThatWasRegisteredDisputesWhatStandsInItsPlace) {
  begin();
  const std::string genuine = entry(de, 1, {ca1}), forged = entry(us, 1, {ca1, ca2});
  EXPECT_EQ(put(genuine), 200);
  EXPECT_EQ(order({0, 1}, insertion(forged)), 200);
  EXPECT_EQ(entries(), Texts{forged});
  EXPECT_EQ(dispute(dispute_by(us)), 403);  // whose root stands there now
  EXPECT_EQ(dispute("no JWS"), 403);
  EXPECT_EQ(dispute(dispute_by(de), US), 404);
  EXPECT_EQ(entries(), Texts{forged});
  EXPECT_EQ(told(Milestone::detected), 0u);
  EXPECT_EQ(dispute(dispute_by(de)), 200);
  EXPECT_EQ(entries(), Texts{genuine});
  EXPECT_EQ(told(Milestone::detected), 1u);
  EXPECT_EQ(told(Milestone::decided), 1u);
  EXPECT_EQ(told(Milestone::published), 1u);
}

TEST_F(RegistryDisputesTest, WhatWasRemovedIsPutBack) {
  begin();
  const std::string genuine = entry(de, 1, {ca1});
  EXPECT_EQ(put(genuine), 200);
  EXPECT_EQ(order({0, 1}, removal()), 200);
  EXPECT_EQ(entries(), Texts{});
  EXPECT_EQ(dispute(dispute_by(us)), 403);
  EXPECT_EQ(dispute(dispute_by(de)), 200);
  EXPECT_EQ(entries(), Texts{genuine});
}

TEST_F(RegistryDisputesTest, WhatNeverStoodThereGoes) {
  begin();
  EXPECT_EQ(order({0, 1}, insertion(entry(us, 1, {ca2}))), 200);
  EXPECT_EQ(entries().size(), 1u);
  EXPECT_EQ(dispute(dispute_by(de)), 403);  // nobody knows Germany's root
  found(DE);
  EXPECT_EQ(entries(), Texts{});
}

TEST_F(RegistryDisputesTest, OnlyTheFirstOfSeveralOrdersSaysWhatStoodThere) {
  begin();
  const std::string genuine = entry(de, 1, {ca1});
  EXPECT_EQ(put(genuine), 200);
  EXPECT_EQ(order({0, 1}, insertion(entry(us, 1, {ca2}))), 200);
  EXPECT_EQ(order({0, 1}, removal()), 200);
  EXPECT_EQ(order({0, 1}, insertion(entry(us, 2, {ca2}))), 200);
  found(DE);
  EXPECT_EQ(entries(), Texts{genuine});
}

TEST_F(RegistryDisputesTest, PeopleTakeTheirTimeToSettleIt) {
  config.decision_delay = {10 * hour, 0.5};
  begin();
  const std::string genuine = entry(de, 1, {ca1});
  EXPECT_EQ(put(genuine), 200);
  EXPECT_EQ(order({0, 1}, removal()), 200);
  EXPECT_EQ(dispute(dispute_by(de, 900)), 200);
  EXPECT_EQ(dispute(dispute_by(de, 901)), 200);
  found(DE);
  EXPECT_EQ(told(Milestone::detected), 1u);  // the same thing, which is being looked into
  bench->pass(hour);
  EXPECT_EQ(entries(), Texts{});
  EXPECT_EQ(told(Milestone::decided), 0u);
  bench->pass(10 * day);
  EXPECT_EQ(entries(), Texts{genuine});
  EXPECT_EQ(told(Milestone::decided), 1u);
}

TEST_F(RegistryDisputesTest, OperatorsWhoseOrdersWereUndoneOrderNoMore) {
  config.operators.count = 5;
  begin();
  const std::string genuine = entry(de, 1, {ca1}), forged = entry(us, 1, {ca2});
  EXPECT_EQ(put(genuine), 200);
  EXPECT_EQ(order({0, 1}, insertion(forged)), 200);
  found(DE);
  EXPECT_EQ(order({0, 1}, insertion(forged)), 403);
  EXPECT_EQ(order({0, 2}, insertion(forged)), 403);  // one of them counts
  EXPECT_EQ(entries(), Texts{genuine});
  EXPECT_EQ(told(Milestone::detected), 2u);  // it tried again
  EXPECT_EQ(order({3, 4}, removal()), 200);
  EXPECT_EQ(entries(), Texts{});
}

TEST_F(RegistryDisputesTest, AHeldOrderIsUndoneBeforeItIsShown) {
  config.hold = 3 * day;
  begin();
  const std::string genuine = entry(de, 1, {ca1});
  EXPECT_EQ(put(genuine), 200);
  settle();
  EXPECT_EQ(order({0, 1}, insertion(entry(us, 1, {ca2}))), 200);
  found(DE);
  bench->pass(10 * day);
  EXPECT_EQ(entries(), Texts{genuine});
}

TEST_F(RegistryDisputesTest, OneCountryIsPutRightOrAllOfThem) {
  begin();
  const std::string german = entry(de, 1, {ca1}), american = entry(us, 1, {ca1}, US);
  EXPECT_EQ(put(german), 200);
  EXPECT_EQ(put(american, US), 200);
  const auto remove_both = [&](const std::vector<unsigned>& by) {
    EXPECT_EQ(order(by, removal()), 200);
    EXPECT_EQ(order(by, removal("US"), US), 200);
    EXPECT_EQ(entries(), Texts{});
  };
  config.operators.count = 6;
  begin();
  put(german), put(american, US);
  remove_both({0, 1});
  found(US);
  EXPECT_EQ(entries(), Texts{american});
  found({});  // the registry's own key was stolen
  EXPECT_EQ(entries(), (Texts{german, american}));
}

TEST_F(RegistryDisputesTest, WhoeverPutsItRightGetsANewKey) {
  begin();
  const auto before = shown()->signer;
  found({});
  const auto after = shown()->signer;
  EXPECT_NE(after->fingerprint, before->fingerprint);
  trust::NewestSigner signer;  // of a reader
  EXPECT_TRUE(signer.accept(*before));
  EXPECT_TRUE(signer.accept(*after));
  EXPECT_FALSE(signer.accept(*before));
}

// --- a dispute, by itself ---

TEST_F(RegistryDisputesTest, ASuspicionIsSettledOnceWithTheCulpritThatWasFoundMeanwhile) {
  std::vector<std::string> restored;
  RegistryDisputes disputes(
      {hour, 0}, [&](CountryCode, const std::string& culprit, Act&) { restored.push_back(culprit); });
  FakeAct act(world.start);
  disputes.suspect(DE, "dispute", act);
  disputes.found({messages::AttackFound::Remedy::restore_registry, DE, "registry", "Two"}, act);
  ASSERT_EQ(act.wakes.size(), 1u);
  EXPECT_EQ(act.wakes.begin()->first, world.start + hour);
  act.wakes.begin()->second(act);
  EXPECT_EQ(restored, Texts{"Two"});
  disputes.suspect(DE, "dispute", act);  // it may be suspected anew
  EXPECT_EQ(act.wakes.size(), 2u);
}

// --- what it gets wrong ---

// The registry's contents are public: whoever reads an entry could hand it in as a dispute.
TEST_F(RegistryDisputesTest, WhatIsNoDisputeDisputesNothing) {
  begin();
  const std::string genuine = entry(de, 1, {ca1});
  EXPECT_EQ(put(genuine), 200);
  EXPECT_EQ(dispute(genuine), 403);
  EXPECT_EQ(dispute(dispute_by(de, 900, "US")), 403);
  EXPECT_EQ(told(Milestone::detected), 0u);
}

TEST_F(RegistryDisputesTest, ADisputeIsNoWithdrawal) {
  begin();
  const std::string genuine = entry(de, 1, {ca1});
  EXPECT_EQ(put(genuine), 200);
  EXPECT_EQ(withdraw(dispute_by(de, 900)), 403);
  EXPECT_EQ(entries(), Texts{genuine});
}

TEST_F(RegistryDisputesTest, ADisputeThatIsPlayedAgainChangesNothing) {
  begin();
  EXPECT_EQ(put(entry(de, 1, {ca1})), 200);
  EXPECT_EQ(dispute(dispute_by(de, 900)), 200);
  bench->pass(second);
  EXPECT_EQ(dispute(dispute_by(de, 900)), 412);
  EXPECT_EQ(told(Milestone::detected), 1u);
}

TEST_F(RegistryDisputesTest, ASigningKeyThatWasReplacedWithdrawsAndDisputesNothing) {
  begin();
  const RootedKeys thief = de;
  EXPECT_EQ(put(entry(de, 1, {ca1})), 200);
  de.rotate(world.start + day);
  const std::string renewed = entry(de, 2, {ca1});
  EXPECT_EQ(put(renewed), 200);
  EXPECT_EQ(withdraw(thief.sign("withdrawal", {{"country", "DE"}, {"sequence", 50}})), 403);
  EXPECT_EQ(dispute(dispute_by(thief)), 403);
  EXPECT_EQ(entries(), Texts{renewed});
}

// What was held back is older than what came meanwhile and did not have to wait.
TEST_F(RegistryDisputesTest, WhatWasHeldBackNeverTakesTheNewersPlace) {
  config.hold = 3 * day;
  begin();
  EXPECT_EQ(put(entry(de, 1, {ca1})), 200);
  settle();
  EXPECT_EQ(put(entry(de, 2, {ca1, ca2})), 200);  // held
  const std::string newest = entry(de, 3, {ca1});
  EXPECT_EQ(put(newest), 200);  // no news
  EXPECT_EQ(entries(), Texts{newest});
  bench->pass(4 * day);
  EXPECT_EQ(entries(), Texts{newest});
}

TEST_F(RegistryDisputesTest, WhatWasHeldBackStaysAwayAfterTheWithdrawal) {
  config.hold = 3 * day;
  begin();
  EXPECT_EQ(put(entry(de, 1, {ca1})), 200);
  settle();
  EXPECT_EQ(put(entry(de, 2, {ca1, ca2})), 200);  // held
  EXPECT_EQ(withdraw(de.sign("withdrawal", {{"country", "DE"}, {"sequence", 3}})), 200);
  EXPECT_EQ(entries(), Texts{});
  bench->pass(4 * day);
  EXPECT_EQ(entries(), Texts{});
}

// The point of holding: the theft is found meanwhile, and the key replaced.
TEST_F(RegistryDisputesTest, WhatAThiefHasHeldBackGoesWithItsKey) {
  config.hold = 3 * day;
  begin();
  const RootedKeys thief = de;
  EXPECT_EQ(put(entry(de, 1, {ca1})), 200);
  settle();
  EXPECT_EQ(put(entry(thief, 2, {ca1, ca2})), 200);  // held
  de.rotate(bench->act.clock);
  const std::string renewed = entry(de, 3, {ca1});
  EXPECT_EQ(put(renewed), 200);
  bench->pass(4 * day);
  EXPECT_EQ(entries(), Texts{renewed});
}

// Two STI-PAs for one country, both before either is shown: the second takes the first's place.
TEST_F(RegistryDisputesTest, WhoeverCameFirstKeepsThePlaceWhileItIsHeldBack) {
  config.hold = 3 * day;
  begin();
  settle();
  const std::string genuine = entry(de, 1, {ca1});
  EXPECT_EQ(put(genuine), 200);
  EXPECT_EQ(put(entry(us, 1, {ca2})), 409);
  bench->pass(4 * day);
  EXPECT_EQ(entries(), Texts{genuine});
}

// Guarantee 2: the last entry that the STI-PA itself registered is kept.
TEST_F(RegistryDisputesTest, TheNewestThatTheStiPaRegisteredIsPutBack) {
  begin();
  EXPECT_EQ(put(entry(de, 1, {ca1})), 200);
  EXPECT_EQ(order({0, 1}, removal()), 200);
  EXPECT_EQ(entries(), Texts{});
  const std::string renewed = entry(de, 2, {ca1, ca2});
  EXPECT_EQ(put(renewed), 200);
  EXPECT_EQ(entries(), Texts{renewed});
  found(DE);
  EXPECT_EQ(entries(), Texts{renewed});
}

// After a removal the STI-PA's own entry would be news, and its calls fail for as long as news is held.
TEST_F(RegistryDisputesTest, WhatStoodThereBeforeARemovalIsNoNews) {
  config.hold = 3 * day;
  begin();
  EXPECT_EQ(put(entry(de, 1, {ca1})), 200);
  settle();
  EXPECT_EQ(order({0, 1}, removal()), 200);
  EXPECT_EQ(entries(), Texts{});
  const std::string renewed = entry(de, 2, {ca1});
  EXPECT_EQ(put(renewed), 200);
  EXPECT_EQ(entries(), Texts{renewed});
}

// Nobody ordered it, so nothing is undone; and yet it says that it published the cure.
TEST_F(RegistryDisputesTest, AStrangerWhoRegisteredFirstIsTakenAwayWhenItIsFound) {
  begin();
  EXPECT_EQ(put(entry(us, 1, {ca2})), 200);
  EXPECT_EQ(entries().size(), 1u);
  found(DE, "Two");
  EXPECT_EQ(entries(), Texts{});
}

TEST_F(RegistryDisputesTest, AnOrderPutsNoEntryInTheNameOfAnotherCountry) {
  begin();
  EXPECT_EQ(order({0, 1}, insertion(entry(us, 1, {ca2}, US))), 400);
  EXPECT_EQ(entries(), Texts{});
}

}  // namespace
}  // namespace ishaken::parties::testing
