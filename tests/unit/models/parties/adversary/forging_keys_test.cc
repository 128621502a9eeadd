// Which stolen objects let the adversary sign calls, and what it signs with then.
#include "models/parties/adversary/forging_keys.h"

#include "models/pki/pem.h"
#include "tests/unit/models/parties/adversary/room.h"

namespace ishaken::parties::testing {
namespace {

struct ForgingKeysTest : AdversaryRoom {
  const pki::Anchor anchor{ca.keys().root(), {rules.policy}};
};

TEST_F(ForgingKeysTest, AProvidersKeySignsUnderItsOwnCertificate) {
  take(provider_key(), 4);
  ASSERT_EQ(armed().size(), 1u);
  EXPECT_EQ(armed()[0].attack, 4u);
  EXPECT_EQ(armed()[0].x5u, provider().x5u);
  EXPECT_EQ(armed()[0].chain, provider().chain);
  EXPECT_EQ(world.directory.numbers.country_of(armed()[0].calling), DE);
  EXPECT_TRUE(believed(armed()[0].chain, {anchor})) << problems;
}

TEST_F(ForgingKeysTest, AnIntermediatesOrARootsKeyIssuesACertificateThatIsBelieved) {
  take(ca_key(false), 1);
  take(ca_key(true), 2);
  ASSERT_EQ(armed().size(), 2u);
  for (const ForgeryReady& each : armed()) {
    EXPECT_TRUE(believed(each.chain, {anchor})) << problems;
    const auto chain = pki::chain_from_pem(each.chain).value();
    EXPECT_EQ(chain.front()->spc(), "DE01");
    // The chain is to be had where it says.
    bench.tell(world.party("FR/provider/1"), messages::CertificateRequest{each.x5u});
    const auto reply = bench.act.all<messages::CertificateReply>().back();
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.chain, each.chain);
  }
  EXPECT_NE(armed()[0].x5u, armed()[1].x5u);
  EXPECT_EQ(pki::chain_from_pem(armed()[0].chain).value().size(), 2u);
  EXPECT_EQ(pki::chain_from_pem(armed()[1].chain).value().size(), 1u);  // nobody wants the root
}

TEST_F(ForgingKeysTest, KeysThatSignNoCertificatesArmNobody) {
  take(pa_key(de));
  take(messages::StolenRegistryKey{world.registry_keys.signer(), {}});
  take(accounts());
  take(messages::StolenProviderKey{ca_key(true).key, "no chain", "https://x.example/"});
  take(messages::StolenCaKey{ca_key(true).key, "", true, rules, "DE01"});
  take(messages::MistakenApproval{});
  bench.direct(messages::HandOver{1, nullptr});
  EXPECT_TRUE(armed().empty());
  EXPECT_TRUE(bench.act.sent.empty());
}

TEST_F(ForgingKeysTest, AKeyThatSignsNoCallsArmsNobodyAgain) {
  take(provider_key(), 1);
  take(pa_key(de), 2);
  EXPECT_EQ(armed().size(), 1u);
}

// By the rules of everybody else, and with nothing but what it was wrongly given.
TEST_F(ForgingKeysTest, AMistakenApprovalArmsItOnceItIsEnrolled) {
  PolicyAdministrator pa(world.administrator(DE), world.shared);
  const messages::Message published = messages::PublishResult{};
  FakeAct pa_act(world.start), ca_act(world.start), cr_act(world.start);
  const auto ask = [&](Party& whom, FakeAct& act, const Sent& sent) {
    act.sent.clear();
    whom.receive({mallory, sent.to, sent.request, false, sent.message}, act);
    // An STI-CA asks its repository first.
    for (std::size_t i = 0; i < act.sent.size(); ++i)
      if (const Sent each = act.sent[i]; std::holds_alternative<messages::PublishCertificate>(each.message))
        act.questions.extract(each.request).mapped().second(&published, act);
    for (const Sent& each : act.sent)
      if (each.is_reply && each.to == mallory) return std::optional(each.message);
    return std::optional<messages::Message>();
  };
  bench.answer = [&](const Sent& sent) -> std::optional<messages::Message> {
    if (sent.to == world.party("DE/pa")) return ask(pa, pa_act, sent);
    if (sent.to == world.party("DE/ca/1")) return ask(ca, ca_act, sent);
    return std::nullopt;
  };
  take(messages::MistakenApproval{DE, "DE02"}, 6);
  EXPECT_TRUE(armed().empty());  // the books say nothing of it
  pa.direct(messages::MistakeHolder{"DE02", "adversary/mallory"}, pa_act);
  bench.pass(hour);
  ASSERT_EQ(armed().size(), 1u);
  EXPECT_EQ(armed()[0].attack, 6u);
  EXPECT_TRUE(believed(armed()[0].chain, {anchor})) << problems;
  EXPECT_EQ(pki::chain_from_pem(armed()[0].chain).value().front()->spc(), "DE02");
}

TEST_F(ForgingKeysTest, TheNewestIsUsedAndThenTheOneBefore) {
  ForgingKeys keys("adversary/mallory", "mallory.adversary.example", world.shared);
  EXPECT_EQ(keys.current(), nullptr);
  EXPECT_FALSE(keys.move_on());
  keys.take(1, provider_key("DE/provider/1"), bench.act);
  keys.take(2, provider_key("DE/provider/2"), bench.act);
  keys.take(3, ca_key(false), bench.act);
  const auto attack = [&] { return keys.current()->attack; };
  EXPECT_EQ(attack(), 3u);
  EXPECT_EQ(keys.current()->country, DE);
  EXPECT_TRUE(keys.move_on());
  EXPECT_EQ(attack(), 2u);
  EXPECT_TRUE(keys.move_on());
  EXPECT_EQ(attack(), 1u);
  EXPECT_FALSE(keys.move_on());
  EXPECT_EQ(attack(), 1u);
}

}  // namespace
}  // namespace ishaken::parties::testing
