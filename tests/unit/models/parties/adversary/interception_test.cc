// Where the adversary stands on a link: what it lets pass as it was, and what it makes of the rest.
#include "models/parties/adversary/hostile_bytes.h"
#include "models/trust/signed_claims.h"
#include "tests/unit/models/parties/adversary/room.h"

namespace ishaken::parties::testing {
namespace {

using messages::Envelope;
using messages::Interference;
using messages::Message;
using messages::Poison;

struct InterceptionTest : AdversaryRoom {
  PartyId pa = world.party("DE/pa"), reader = world.party("FR/pa");

  messages::StandOnLink order(Interference what, PartyId at) const {
    messages::StandOnLink out;
    out.attack = 1;
    out.what = what;
    out.at = at;
    out.country = DE;
    return out;
  }
  void stand(const messages::StandOnLink& order) { bench.direct(order); }
  // What goes on of a message that passes.
  Envelope let_pass(Message message, unsigned attack = 1, bool is_reply = true) {
    const std::size_t before = bench.act.passed.size();
    bench.direct(messages::Intercepted{
        attack,
        std::make_shared<const Envelope>(Envelope{pa, reader, RequestId{42}, is_reply, std::move(message)})});
    EXPECT_EQ(bench.act.passed.size(), before + 1);
    const Envelope out = bench.act.passed.back();
    EXPECT_EQ(out.from, pa);
    EXPECT_EQ(out.to, reader);
    EXPECT_EQ(out.request, RequestId{42});
    EXPECT_EQ(out.is_reply, is_reply);
    return out;
  }
  template <class T>
  T passed(T message) {
    const Envelope out = let_pass(std::move(message));
    EXPECT_TRUE(std::holds_alternative<T>(out.message));
    return std::get<T>(out.message);
  }
  static messages::SharedText text(const std::string& text) { return messages::share(text); }
  // DE/pa and the registry serve these when they are read.
  void serve(const std::string& list, const std::string& partner_list, const std::string& registry) {
    bench.answer = [=, this](const Sent& sent) -> std::optional<Message> {
      if (std::holds_alternative<messages::TrustedListRequest>(sent.message))
        return messages::TrustedListReply{200, text(list)};
      if (const auto* asked = std::get_if<messages::PartnerListRequest>(&sent.message)) {
        EXPECT_EQ(asked->country, DE);
        return messages::PartnerListReply{200, DE, text(partner_list)};
      }
      if (std::holds_alternative<messages::RegistryRead>(sent.message))
        return messages::RegistryContents{200, text(registry)};
      return std::nullopt;
    };
  }
};

TEST_F(InterceptionTest, WhatItHasNothingToDoWithPassesAsItWas) {
  const messages::TrustedListReply list{200, text("list")};
  EXPECT_EQ(passed(list), list);  // it stands nowhere
  serve("old", "old", "old");
  stand(order(Interference::replay_list, pa));
  EXPECT_EQ(std::get<messages::TrustedListReply>(let_pass(list, 2).message), list);  // another's place
  const messages::CrlReply crl{200, nullptr};
  EXPECT_EQ(passed(crl), crl);
  EXPECT_EQ(passed(messages::TrustedListReply{404, nullptr}), (messages::TrustedListReply{404, nullptr}));
  EXPECT_EQ(passed(messages::SpcTokenReply{200, "token"}), (messages::SpcTokenReply{200, "token"}));
  EXPECT_TRUE(
      std::holds_alternative<messages::CrlRequest>(let_pass(messages::CrlRequest{}, 1, false).message));
  bench.direct(messages::LeaveLink{1});
  EXPECT_EQ(passed(list), list);
  bench.direct(messages::Intercepted{1, nullptr});
}

// --- what is old ---

TEST_F(InterceptionTest, ShowsReadersWhatWasServedWhenItCame) {
  serve("old", "old for partners", "");
  stand(order(Interference::replay_list, pa));
  serve("new", "new for partners", "");
  EXPECT_EQ(*passed(messages::TrustedListReply{200, text("new")}).list, "old");
  EXPECT_EQ(*passed(messages::PartnerListReply{200, DE, text("new")}).list, "old for partners");
  EXPECT_EQ(*passed(messages::TrustedListPush{DE, text("new")}).list, "old");
  EXPECT_EQ(passed(messages::PartnerListReply{404, DE, nullptr}).list, nullptr);
}

TEST_F(InterceptionTest, ShowsTheRegistrysOldContentsEvenWhereNothingChanged) {
  serve("", "", "old");
  auto at_registry = order(Interference::replay_list, world.registry);
  at_registry.country = {};
  stand(at_registry);
  EXPECT_TRUE(bench.act.all<messages::TrustedListRequest>().empty());
  EXPECT_EQ(*passed(messages::RegistryContents{200, text("new")}).contents, "old");
  const auto unchanged = passed(messages::RegistryContents{304, nullptr});
  EXPECT_EQ(unchanged.status, 200);
  EXPECT_EQ(*unchanged.contents, "old");
  EXPECT_EQ(passed(messages::RegistryContents{500, nullptr}).status, 500);
}

TEST_F(InterceptionTest, ShowsWhatWasCapturedBefore) {
  serve("oldest", "oldest", "");
  bench.direct(messages::Capture{pa, DE});
  serve("old", "old", "");
  stand(order(Interference::replay_list, pa));
  EXPECT_EQ(*passed(messages::TrustedListReply{200, text("new")}).list, "oldest");
  // The next attack there, of which nothing was captured, freezes what is served when it comes.
  bench.direct(messages::LeaveLink{1});
  stand(order(Interference::replay_list, pa));
  EXPECT_EQ(*passed(messages::TrustedListReply{200, text("new")}).list, "old");
}

TEST_F(InterceptionTest, UntilItHasReadTheOldEverythingPasses) {
  stand(order(Interference::replay_list, pa));
  EXPECT_EQ(*passed(messages::TrustedListReply{200, text("new")}).list, "new");
  for (const Sent& each : std::vector(bench.act.sent)) bench.lose(each);
  serve("old", "old", "");
  bench.pass(2 * minute);
  EXPECT_EQ(*passed(messages::TrustedListReply{200, text("new")}).list, "old");
}

// --- another registry ---

struct EquivocationTest : InterceptionTest {
  RootedKeys& keys = world.registry_keys;
  messages::RegistryContents genuine = contents({german_entry(), american_entry()});

  std::string american_entry() const {
    trust::RegistryEntry out;
    out.attributes = {US, Region::north_america, true};
    out.pa_root = us.root();
    out.list = us.sign("trusted-list", to_claims(list(us)));
    out.exp = numeric_date(world.start + 30 * day);
    return us.sign("registration", to_claims(out));
  }
  void begin() {
    bench.answer = [this](const Sent& sent) -> std::optional<Message> {
      if (std::holds_alternative<messages::RegistryRead>(sent.message)) return genuine;
      return std::nullopt;
    };
    stand(order(Interference::equivocate, world.registry));
  }
  std::shared_ptr<const trust::RegistrySnapshot> read(const messages::RegistryContents& shown) const {
    EXPECT_EQ(shown.status, 200);
    return world.shared.reader.snapshot(*shown.contents, keys.root()->public_key);
  }
};

TEST_F(EquivocationTest, PutsTheForgedEntryInThePlaceOfTheGenuineOne) {
  take(messages::StolenRegistryKey{keys.signer(), {}});
  begin();
  EXPECT_TRUE(bench.act.all<messages::RegistryRegister>().empty());
  ASSERT_EQ(armed().size(), 1u);
  for (const auto& reply : {genuine, messages::RegistryContents{304, nullptr}}) {
    const auto shown = read(passed(reply));
    ASSERT_NE(shown, nullptr);
    EXPECT_EQ(shown->sequence, snapshots);
    ASSERT_EQ(shown->entries.size(), 2u);
    EXPECT_EQ(shown->entries[0], american_entry());
    const auto forged = read_entry(shown->entries[1]);
    ASSERT_NE(forged, nullptr);
    EXPECT_EQ(forged->attributes.country, DE);
    EXPECT_NE(forged->pa_root->fingerprint, de.root()->fingerprint);
    const auto anchors = world.shared.reader.list(forged->list, forged->pa_root->public_key)->anchors;
    EXPECT_TRUE(believed(armed()[0].chain, {{anchors.back().certificate, anchors.back().policies}}));
  }
  // What is new in the registry is shown, too.
  genuine = contents({german_entry()});
  EXPECT_EQ(read(passed(genuine))->sequence, snapshots);
  EXPECT_EQ(read(passed(genuine))->entries.size(), 1u);
}

TEST_F(EquivocationTest, WithoutTheRegistrysKeyNothingIsChanged) {
  begin();
  EXPECT_EQ(passed(genuine), genuine);
  EXPECT_EQ(passed(messages::RegistryContents{304, nullptr}).status, 304);
}

// The registry keeps a log: those who are shown another registry are shown a branch of the log that goes with
// it, and that extends what was there when the key was stolen.
TEST_F(EquivocationTest, TheForgedRegistryComesWithABranchOfTheLog) {
  trust::RegistryLog log;
  trust::RegistrySnapshot snapshot{1, numeric_date(world.start), {german_entry(), american_entry()}};
  const auto signed_snapshot = [&] {
    log.cover(snapshot);
    snapshot.head = keys.sign("tree-head", to_claims(log.head()));
    return messages::RegistryContents{200, text(keys.sign("registry", to_claims(snapshot)))};
  };
  genuine = signed_snapshot();
  const std::uint64_t at_theft = log.leaves().size();
  take(messages::StolenRegistryKey{keys.signer(), log.leaves()});
  begin();
  const messages::LogProof honest{1, 2, {Bytes(32, 7)}};
  EXPECT_EQ(passed(honest), honest);
  const auto shown = read(passed(genuine));
  ASSERT_NE(shown, nullptr);
  EXPECT_FALSE(shown->head.empty());
  EXPECT_EQ(shown->proofs.size(), 2u);
  trust::RegistryLog fork(log.leaves());
  trust::RegistrySnapshot same = *shown;
  fork.cover(same);
  EXPECT_EQ(Countries::claims(shown->head), to_claims(fork.head()));
  EXPECT_EQ(fork.leaves().size(), at_theft + 1);
  const auto proof = passed(messages::LogProof{at_theft, at_theft + 1, {}});
  EXPECT_EQ(proof, messages::log_proof({at_theft, at_theft + 1}, fork.consistency(at_theft, at_theft + 1)));
  EXPECT_FALSE(proof.hashes.empty());
  EXPECT_TRUE(passed(messages::LogProof{at_theft + 1, at_theft + 9, {}}).hashes.empty());
}

TEST_F(EquivocationTest, WhatItCannotReadPasses) {
  take(messages::StolenRegistryKey{keys.signer(), {}});
  begin();
  const messages::RegistryContents bad{200, text("no registry")}, down{503, nullptr};
  EXPECT_EQ(passed(bad), bad);
  EXPECT_EQ(passed(down), down);
  const messages::TrustedListReply other{200, text("list")};
  EXPECT_EQ(passed(other), other);
}

// --- poison ---

TEST_F(InterceptionTest, PoisonsEveryKindOfReply) {
  const std::string good(100, 'x');
  for (const auto& each : EnumNames<Poison>::values) {
    SCOPED_TRACE(each.name);
    auto poison = order(Interference::poison, pa);
    poison.poison = each.value;
    stand(poison);
    const std::string bad = poisoned(each.value, good);
    EXPECT_TRUE(*passed(messages::TrustedListReply{200, text(good)}).list == bad);
    EXPECT_TRUE(*passed(messages::TrustedListPush{DE, text(good)}).list == bad);
    EXPECT_TRUE(*passed(messages::PartnerListReply{200, DE, text(good)}).list == bad);
    EXPECT_TRUE(*passed(messages::RegistryContents{200, text(good)}).contents == bad);
    messages::CertificateReply chain;
    chain.chain = good;
    EXPECT_TRUE(passed(chain).chain == bad);
    const auto crl = passed(messages::CrlReply{200, std::make_shared<const Bytes>(good.begin(), good.end())});
    EXPECT_TRUE(std::string(as_text(*crl.crl)) == bad);
    EXPECT_EQ(passed(messages::TrustedListReply{404, nullptr}).list, nullptr);
    EXPECT_EQ(passed(messages::CrlReply{404, nullptr}).crl, nullptr);
    EXPECT_EQ(passed(messages::SpcTokenReply{200, "token"}).token, "token");
  }
}

// --- calls again ---

struct CallReplayTest : InterceptionTest {
  messages::Invite call;
  CallReplayTest() {
    call.call = CallId{77};
    call.origin = world.party("DE/provider/1");
    call.calling = world.directory.numbers.number_of(DE, 0, 1);
    call.called = world.directory.numbers.number_of(FR, 1, 1);
    call.date = world.start;
    call.identity = {"an identity"};
    auto replay = order(Interference::replay_calls, world.party("FR/provider/2"));
    replay.copies = 3;
    replay.after = 10 * second;
    stand(replay);
  }
  messages::Invite let_call_pass() { return std::get<messages::Invite>(let_pass(call, 1, false).message); }
  std::vector<messages::Invite> placed() const { return bench.act.all<messages::Invite>(); }
};

TEST_F(CallReplayTest, EachIsACallOfItsOwnWithTheSameIdentity) {
  const messages::Invite genuine = let_call_pass();
  EXPECT_EQ(genuine.call, call.call);
  EXPECT_EQ(genuine.identity, call.identity);
  EXPECT_TRUE(placed().empty());
  bench.pass(10 * second);
  EXPECT_EQ(placed().size(), 1u);
  bench.pass(hour);
  ASSERT_EQ(placed().size(), 3u);
  const auto calls = placed();
  for (std::size_t i = 0; i < 3; ++i) {
    const messages::Invite& again = calls[i];
    EXPECT_EQ(number(again.call), 5000 + i);
    EXPECT_EQ(again.origin, mallory);
    EXPECT_EQ(again.identity, call.identity);
    EXPECT_EQ(again.calling, call.calling);
    EXPECT_EQ(again.called, call.called);
    EXPECT_EQ(again.date, call.date);
  }
  EXPECT_EQ(bench.act.records<CallSpoofed>().size(), 3u);
  EXPECT_EQ(bench.act.last<messages::Invite>()->to, world.party("FR/gateway"));
}

TEST_F(CallReplayTest, UnsignedCallsAreWorthNothing) {
  call.identity.clear();
  let_call_pass();
  bench.pass(hour);
  EXPECT_TRUE(placed().empty());
}

// Its own calls come by again, through the gateway, and would be caught again without end.
TEST_F(CallReplayTest, ItsOwnCallsAreNotCaughtAgain) {
  let_call_pass();
  bench.pass(10 * second);
  ASSERT_EQ(placed().size(), 1u);
  call = placed()[0];
  let_call_pass();
  bench.pass(day);
  EXPECT_EQ(placed().size(), 3u);
}

TEST_F(CallReplayTest, ACallToNobodyIsNotPlacedAgain) {
  call.called = *TelephoneNumber::canonical("999123456");
  let_call_pass();
  bench.pass(hour);
  EXPECT_TRUE(placed().empty());
}

}  // namespace
}  // namespace ishaken::parties::testing
