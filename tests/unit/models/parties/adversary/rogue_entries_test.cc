// What the adversary does to the registry with what it holds, and what it serves to whoever asks.
#include "models/pki/crl.h"
#include "models/pki/jws_object.h"
#include "models/pki/pem.h"
#include "tests/unit/models/parties/adversary/room.h"

namespace ishaken::parties::testing {
namespace {

struct RogueEntriesTest : AdversaryRoom {
  void insert(unsigned attack = 3, CountryCode country = DE) {
    bench.direct(messages::InsertRogueCa{attack, country});
  }
  std::vector<messages::RegistryRegister> registrations() const {
    return bench.act.all<messages::RegistryRegister>();
  }
  std::vector<messages::RegistryOrder> orders() const { return bench.act.all<messages::RegistryOrder>(); }
  // That the leaf with which it is armed now is believed under the last anchor of an entry's list.
  bool armed_for(const trust::RegistryEntry& entry) const {
    const auto list = world.shared.reader.list(entry.list, entry.pa_root->public_key);
    return list && !armed().empty() &&
           believed(armed().back().chain,
                    {{list->anchors.back().certificate, list->anchors.back().policies}});
  }
};

TEST_F(RogueEntriesTest, WithNothingInItsHandsItRegistersAsTheCountryUnderARootOfItsOwn) {
  registry_shows({german_entry()});
  insert();
  ASSERT_EQ(registrations().size(), 1u);
  EXPECT_EQ(bench.act.last<messages::RegistryRegister>()->to, world.registry);
  EXPECT_EQ(registrations()[0].country, DE);
  const auto entry = read_entry(*registrations()[0].entry);
  ASSERT_NE(entry, nullptr);
  EXPECT_NE(entry->pa_root->fingerprint, de.root()->fingerprint);
  EXPECT_TRUE(armed_for(*entry)) << problems;
  EXPECT_EQ(armed().back().attack, 3u);
  EXPECT_TRUE(orders().empty());
}

TEST_F(RogueEntriesTest, WithTheStiPasKeyItRegistersUnderTheCountrysRoot) {
  registry_shows({german_entry()});
  take(pa_key(de), 2);
  insert();
  ASSERT_EQ(registrations().size(), 1u);
  const auto entry = read_entry(*registrations()[0].entry);
  ASSERT_NE(entry, nullptr);
  EXPECT_EQ(entry->pa_root->fingerprint, de.root()->fingerprint);
  EXPECT_EQ(entry->crl_url, de.crl_url());
  EXPECT_TRUE(armed_for(*entry)) << problems;
}

TEST_F(RogueEntriesTest, AnotherCountrysKeyIsOfNoUse) {
  registry_shows({german_entry()});
  take(pa_key(us), 2);
  insert();
  const auto entry = read_entry(*registrations().at(0).entry);
  ASSERT_NE(entry, nullptr);
  EXPECT_NE(entry->pa_root->fingerprint, de.root()->fingerprint);
  EXPECT_NE(entry->pa_root->fingerprint, us.root()->fingerprint);
}

TEST_F(RogueEntriesTest, WithOperatorsAccountsItOrdersTheEntry) {
  registry_shows({german_entry()});
  take(accounts(), 2);
  insert();
  EXPECT_TRUE(registrations().empty());
  ASSERT_EQ(orders().size(), 1u);
  EXPECT_EQ(orders()[0].country, DE);
  ASSERT_EQ(orders()[0].orders.size(), 2u);
  for (std::size_t i = 0; i < 2; ++i) {
    const auto order =
        pki::verify_jws(orders()[0].orders[i], accounts().operators[i].public_key(), *world.crypto);
    ASSERT_TRUE(order);
    EXPECT_EQ(order->payload["country"], "DE");
    const auto entry = read_entry(order->payload["entry"].get<std::string>());
    ASSERT_NE(entry, nullptr);
    EXPECT_NE(entry->pa_root->fingerprint, de.root()->fingerprint);
    EXPECT_TRUE(armed_for(*entry)) << problems;
  }
}

TEST_F(RogueEntriesTest, WithAccountsAndTheKeyNoOrderIsNeeded) {
  registry_shows({german_entry()});
  take(accounts(), 1);
  take(pa_key(de), 2);
  insert();
  EXPECT_EQ(registrations().size(), 1u);
  EXPECT_TRUE(orders().empty());
}

TEST_F(RogueEntriesTest, ACountryWithoutAnEntryGetsOne) {
  registry_shows({});
  insert();
  const auto entry = read_entry(*registrations().at(0).entry);
  ASSERT_NE(entry, nullptr);
  EXPECT_EQ(entry->attributes.country, DE);
  EXPECT_TRUE(entry->attributes.mandate);
  EXPECT_EQ(entry->prefixes, std::vector<std::string>{"49"});
  EXPECT_TRUE(armed_for(*entry)) << problems;
}

TEST_F(RogueEntriesTest, OrdersThatAnEntryGo) {
  bench.direct(messages::RemoveEntry{3, DE});
  ASSERT_EQ(orders().size(), 1u);
  EXPECT_TRUE(orders()[0].orders.empty());  // it has nobody's account
  take(accounts(), 2);
  bench.direct(messages::RemoveEntry{4, DE});
  ASSERT_EQ(orders()[1].orders.size(), 2u);
  const auto order =
      pki::verify_jws(orders()[1].orders[1], accounts().operators[1].public_key(), *world.crypto);
  ASSERT_TRUE(order);
  EXPECT_EQ(order->payload["country"], "DE");
  EXPECT_FALSE(order->payload.contains("entry"));
  EXPECT_TRUE(armed().empty());
}

// The real registry takes both, by its own rules.
TEST_F(RogueEntriesTest, TheRegistryTakesWhatIsWellForged) {
  InternationalRegistry::Config config;
  config.host = "registry.example";
  config.born = world.born;
  config.settled_at = world.start;
  config.operators = {3, 2, {}};
  InternationalRegistry registry(config, world.shared);
  Adversary::Config mine = this->config();
  mine.registry_root = registry.root();
  Adversary adversary(mine, world.shared);
  Bench hall(registry, world.registry, world.directory, world.start),
      lair(adversary, mallory, world.directory, world.start);
  lair.answer = [&](const Sent& sent) -> std::optional<messages::Message> {
    if (sent.to != world.registry) return std::nullopt;
    const std::size_t before = hall.act.sent.size();
    hall.tell(mallory, sent.message);
    hall.pass(second);
    return hall.act.sent.size() == before ? std::nullopt : std::optional(hall.act.sent.back().message);
  };
  const auto result = [&] { return hall.act.all<messages::RegistryResult>().back().status; };
  const auto hand = [&](messages::Loot loot) {
    lair.direct(messages::HandOver{1, std::make_shared<const messages::Loot>(std::move(loot))});
  };
  hall.direct(messages::Start{});
  hall.tell(world.party("DE/pa"), messages::RegistryRegister{DE, messages::share(german_entry())});
  hall.pass(second);
  lair.direct(messages::InsertRogueCa{1, DE});
  EXPECT_EQ(result(), 409);  // the place is taken
  hand(pa_key(de));
  lair.direct(messages::InsertRogueCa{2, DE});
  EXPECT_EQ(result(), 200);
  hand(messages::StolenPaKey(pa_key(us)));
  hand(messages::RegistryAccounts{{registry.operators()[0]}});
  lair.direct(messages::InsertRogueCa{3, DE});
  EXPECT_EQ(result(), 403);  // too few operators, and that one is not heard any more
  hand(messages::RegistryAccounts{{registry.operators()[1], registry.operators()[2]}});
  lair.direct(messages::InsertRogueCa{4, DE});
  EXPECT_EQ(result(), 200);
  lair.direct(messages::RemoveEntry{5, DE});
  EXPECT_EQ(result(), 200);
}

// --- reading ---

TEST_F(RogueEntriesTest, WhatWasLostIsReadAgainUntilItArrives) {
  insert();
  for (int i = 0; i < 3; ++i) {
    ASSERT_EQ(bench.act.all<messages::RegistryRead>().size(), static_cast<std::size_t>(i + 1));
    bench.lose(*bench.act.last<messages::RegistryRead>());
    bench.pass(minute);
  }
  EXPECT_TRUE(registrations().empty());
  bench.answer_to(*bench.act.last<messages::RegistryRead>(), contents({german_entry()}));
  EXPECT_EQ(registrations().size(), 1u);
  bench.pass(hour);
  EXPECT_EQ(bench.act.all<messages::RegistryRead>().size(), 4u);
}

TEST_F(RogueEntriesTest, ARequestOfTheSameNumberIsNoAnswer) {
  insert();
  const Sent read = *bench.act.last<messages::RegistryRead>();
  party.receive(
      {world.party("FR/provider/1"), mallory, read.request, false, messages::CertificateRequest{""}},
      bench.act);
  bench.answer_to(read, contents({german_entry()}));
  EXPECT_EQ(registrations().size(), 1u);
}

TEST_F(RogueEntriesTest, NothingComesOfARegistryThatCannotBeRead) {
  for (const messages::Message& bad :
       {messages::Message(messages::RegistryContents{200, nullptr}),
        messages::Message(messages::RegistryContents{200, messages::share("no registry")}),
        messages::Message(messages::RegistryContents{500, nullptr}),
        messages::Message(messages::TrustedListReply{200, nullptr})}) {
    insert();
    bench.answer_to(*bench.act.last<messages::RegistryRead>(), bad);
  }
  bench.pass(hour);
  EXPECT_TRUE(registrations().empty());
  EXPECT_TRUE(armed().empty());
}

// --- serving ---

TEST_F(RogueEntriesTest, ServesItsChainsAndACrlThatRevokesNothing) {
  registry_shows({german_entry()});
  insert();
  bench.tell(world.party("FR/provider/1"), messages::CertificateRequest{armed().back().x5u});
  EXPECT_EQ(bench.act.all<messages::CertificateReply>().back().chain, armed().back().chain);
  bench.tell(world.party("FR/provider/1"),
             messages::CertificateRequest{"https://mallory.adversary.example/none.pem"});
  EXPECT_NE(bench.act.all<messages::CertificateReply>().back().status, 200);

  const auto entry = read_entry(*registrations().at(0).entry);
  bench.tell(world.party("FR/provider/1"), messages::CrlRequest{entry->crl_url});
  const auto reply = bench.act.all<messages::CrlReply>().back();
  ASSERT_EQ(reply.status, 200);
  const auto crl = pki::decode_crl(*reply.crl).value();
  EXPECT_TRUE(crl->entries.empty());
  EXPECT_TRUE(pki::CrlSource(crl, *entry->pa_root, *world.crypto).signature_valid);
  // With it even those believe the leaf who insist upon a CRL.
  const auto list = world.shared.reader.list(entry->list, entry->pa_root->public_key);
  const std::vector<pki::Anchor> anchors{{list->anchors.back().certificate, list->anchors.back().policies}};
  const std::vector<pki::CrlSource> crls{{crl, *entry->pa_root, *world.crypto}};
  const auto path = pki::validate_path(pki::chain_from_pem(armed().back().chain).value(), anchors, crls,
                                       bench.act.clock, {}, *world.crypto);
  EXPECT_TRUE(path.valid) << path.findings.size();
}

}  // namespace
}  // namespace ishaken::parties::testing
