// What operators of the registry may order, what is held back, and whose key is believed.
#include "models/pki/jws_object.h"
#include "models/trust/signed_claims.h"
#include "tests/unit/models/parties/registry_room.h"

namespace ishaken::parties::testing {
namespace {

using Milestone = AttackAnswered::Milestone;
using RegistryAttacksTest = RegistryRoom;

// --- by order ---

TEST_F(RegistryAttacksTest, EnoughOperatorsChangeWhatItShows) {
  begin();
  const std::string genuine = entry(de, 1, {ca1}), forged = entry(us, 1, {ca2});
  EXPECT_EQ(put(genuine), 200);
  EXPECT_EQ(order({0, 2}, insertion(forged)), 200);
  EXPECT_EQ(entries(), Texts{forged});
  EXPECT_EQ(order({2, 1}, removal()), 200);
  EXPECT_EQ(entries(), Texts{});
  EXPECT_EQ(told(Milestone::detected), 0u);
}

TEST_F(RegistryAttacksTest, TooFewOperatorsChangeNothingAndAreNoticed) {
  begin();
  const std::string genuine = entry(de, 1, {ca1});
  EXPECT_EQ(put(genuine), 200);
  EXPECT_EQ(order({0, 0, 0}, removal()), 403);  // one, however often
  EXPECT_EQ(entries(), Texts{genuine});
  ASSERT_EQ(told(Milestone::detected), 1u);
  EXPECT_EQ(bench->act.records<AttackAnswered>()[0].how, "approval refused");
}

TEST_F(RegistryAttacksTest, OperatorsMustOrderTheSame) {
  begin();
  const std::string genuine = entry(de, 1, {ca1});
  EXPECT_EQ(put(genuine), 200);
  EXPECT_EQ(order_with({DE, {signed_by(0, removal()), signed_by(1, insertion(genuine))}}), 403);
  EXPECT_EQ(entries(), Texts{genuine});
}

TEST_F(RegistryAttacksTest, WhoIsNoOperatorOrdersNothing) {
  begin();
  const std::string genuine = entry(de, 1, {ca1});
  EXPECT_EQ(put(genuine), 200);
  const auto stranger = pki::PrivateKey::derive(1, "stranger");
  const std::string foreign = pki::sign_jws({{"typ", "order"}}, removal(), stranger, *world.crypto);
  EXPECT_EQ(order_with({DE, {foreign, foreign, de.sign("order", removal()), "no JWS", ""}}), 403);
  EXPECT_EQ(order_with({DE, {}}), 403);
  EXPECT_EQ(order_with({DE, {signed_by(0, removal()), foreign}}), 403);
  EXPECT_EQ(entries(), Texts{genuine});
}

TEST_F(RegistryAttacksTest, OrdersOfAnyShapeAreRefused) {
  begin();
  const std::string genuine = entry(de, 1, {ca1});
  EXPECT_EQ(put(genuine), 200);
  for (const pki::Json& bad :
       {pki::Json::object(), pki::Json{{"country", "US"}}, pki::Json{{"country", 7}},
        pki::Json{{"country", "DE"}, {"entry", 7}}, pki::Json{{"country", "DE"}, {"entry", nullptr}},
        pki::Json{{"country", "DE"}, {"entry", ""}}, pki::Json{{"country", "DE"}, {"entry", "no entry"}}})
    EXPECT_EQ(order({0, 1}, bad), 400) << bad;
  EXPECT_EQ(entries(), Texts{genuine});
}

// --- held back ---

TEST_F(RegistryAttacksTest, NewsIsHeldBackAndARenewalIsNot) {
  config.hold = 3 * day;
  begin();
  const std::string first = entry(de, 1, {ca1});
  EXPECT_EQ(put(first), 200);
  EXPECT_EQ(entries(), Texts{first});  // nothing waits before everything is settled
  settle();
  const std::string renewal = entry(de, 2, {ca1});
  EXPECT_EQ(put(renewal), 200);
  EXPECT_EQ(entries(), Texts{renewal});
  const std::string with_new_ca = entry(de, 3, {ca1, ca2});
  EXPECT_EQ(put(with_new_ca), 200);
  EXPECT_EQ(entries(), Texts{renewal});
  bench->pass(3 * day - minute);
  EXPECT_EQ(entries(), Texts{renewal});
  bench->pass(minute);
  EXPECT_EQ(entries(), Texts{with_new_ca});
  const std::string without = entry(de, 4, {ca2});
  EXPECT_EQ(put(without), 200);
  EXPECT_EQ(entries(), Texts{without});  // what goes is no news
}

TEST_F(RegistryAttacksTest, ANewRootIsHeldBackWhoeverBringsIt) {
  config.hold = 3 * day;
  begin();
  settle();
  const std::string first = entry(us, 1, {ca1});
  EXPECT_EQ(put(first), 200);
  EXPECT_EQ(entries(), Texts{});
  bench->pass(3 * day);
  EXPECT_EQ(entries(), Texts{first});
  const std::string other_root = entry(de, 1, {ca1});
  EXPECT_EQ(order({0, 1}, insertion(other_root)), 200);
  EXPECT_EQ(entries(), Texts{first});
  bench->pass(3 * day);
  EXPECT_EQ(entries(), Texts{other_root});
  EXPECT_EQ(order({0, 1}, removal()), 200);
  EXPECT_EQ(entries(), Texts{});  // at once
}

TEST_F(RegistryAttacksTest, AChangeWaitsUntilEnoughOperatorsHaveLookedAtIt) {
  config.operators.approval_time = {2 * hour, 0.5};
  begin();
  const std::string first = entry(de, 1, {ca1}), second_entry = entry(de, 2, {ca1});
  EXPECT_EQ(put(first), 200);
  EXPECT_EQ(entries(), Texts{first});
  settle();
  EXPECT_EQ(put(second_entry), 200);
  bench->pass(10 * minute);
  EXPECT_EQ(entries(), Texts{first});
  bench->pass(20 * hour);
  EXPECT_EQ(entries(), Texts{second_entry});
  EXPECT_EQ(order({0, 1}, removal()), 200);  // they have agreed already
  EXPECT_EQ(entries(), Texts{});
}

TEST_F(RegistryAttacksTest, OneOperatorAloneNeedsNoTimeToAgree) {
  config.operators.count = config.operators.approvals = 1;
  config.operators.approval_time = {2 * hour, 0.5};
  begin();
  settle();
  const std::string first = entry(de, 1, {ca1});
  EXPECT_EQ(put(first), 200);
  EXPECT_EQ(entries(), Texts{first});
}

// --- what waits, by itself ---

struct PendingChangesTest : RegistryRoom {
  RegistryEntries entries{world.reader};
  RegistryOperators operators{{}, 1, *world.crypto};
  std::vector<std::int64_t> applied;  // sequences
  FakeAct act{world.start};
  PendingChanges pending{
      {world.start, 3 * day}, entries, operators, world.reader, [this](const RegistryChange& change, Act&) {
        applied.push_back(change.entry->entry->sequence);
      }};

  void propose(std::int64_t sequence, const Roots& roots, bool ordered = false) {
    const std::string text = entry(de, sequence, roots);
    pending.propose({DE, HeldEntry{world.reader.entry(text), text}, ordered}, act);
  }
  void play() {
    while (!act.wakes.empty()) {
      act.clock = act.wakes.begin()->first;
      const Act::Then then = std::move(act.wakes.begin()->second);
      act.wakes.erase(act.wakes.begin());
      then(act);
    }
  }
};

TEST_F(PendingChangesTest, ANewerEntryTakesThePlaceOfTheOlderAndIsAppliedOnceWhenThatWasDue) {
  propose(1, {ca1});
  act.clock += day;
  propose(2, {ca1});
  EXPECT_TRUE(applied.empty());
  play();
  EXPECT_EQ(applied, std::vector<std::int64_t>{2});
  EXPECT_EQ(act.clock, world.start + 3 * day);  // what was held already is not held anew
}

TEST_F(PendingChangesTest, WhatIsDroppedIsNeverApplied) {
  propose(1, {ca1}, true);
  propose(2, {ca2});
  EXPECT_TRUE(pending.is_contested(DE, *us.root()));
  EXPECT_FALSE(pending.is_contested(DE, *de.root()));
  pending.drop_orders(US);
  pending.drop_naming("Two");
  EXPECT_FALSE(pending.is_contested(DE, *us.root()));
  play();
  EXPECT_EQ(applied, std::vector<std::int64_t>{1});
  propose(3, {ca1}, true);
  pending.drop_orders({});
  play();
  EXPECT_EQ(applied, std::vector<std::int64_t>{1});
}

// --- whose key was replaced ---

TEST_F(RegistryAttacksTest, ASigningKeyThatWasReplacedRegistersNothing) {
  begin();
  const RootedKeys thief = de;  // as it was
  EXPECT_EQ(put(entry(de, 1, {ca1})), 200);
  EXPECT_EQ(put(entry(thief, 2, {ca1, ca2})), 200);  // nobody can tell yet
  de.rotate(world.start + day);
  const std::string renewed = entry(de, 3, {ca1});
  EXPECT_EQ(put(renewed), 200);
  EXPECT_EQ(put(entry(thief, 4, {ca1, ca2})), 403);
  EXPECT_EQ(entries(), Texts{renewed});
}

}  // namespace
}  // namespace ishaken::parties::testing
