// The users of an enrolment: gateways and providers that sign with its credentials, and replace them after a
// theft.
#include "models/parties/international_gateway.h"
#include "models/parties/service_provider/service_provider.h"
#include "tests/unit/models/parties/enrolment_room.h"

namespace ishaken::parties::testing {
namespace {

using CredentialsTest = EnrolmentTest;

TEST_F(CredentialsTest, AGatewaySignsWithCWhatArrivesUnsigned) {
  InternationalGateway::Config config;
  config.signs = true;
  config.enrolment = config_of("FR/gateway");
  InternationalGateway gateway(config, world.shared);
  Bench at(gateway, world.party("FR/gateway"), world.directory, world.start);
  messages::Invite invite;
  invite.call = CallId{1};
  invite.origin = world.party("DE/provider/1");
  invite.calling = world.directory.numbers.number_of(DE, 0, 1);
  invite.called = world.directory.numbers.number_of(FR, 1, 1);
  at.tell(invite.origin, invite);
  EXPECT_TRUE(at.act.all<messages::Invite>().at(0).identity.empty());  // no certificate yet
  EXPECT_EQ(at.act.last<messages::Invite>()->to, world.party("FR/provider/2"));
  // Signed calls pass as they are, and those to nobody end.
  invite.identity = {"signed elsewhere"};
  at.tell(invite.origin, invite);
  EXPECT_EQ(at.act.all<messages::Invite>().at(1).identity, invite.identity);
  invite.called = TelephoneNumber::canonical("999").value();
  at.tell(invite.origin, invite);
  EXPECT_EQ(at.act.all<messages::FinalResponse>().at(0).code, 404);
  invite.origin = no_party;
  at.tell(world.party("DE/provider/1"), invite);
  EXPECT_EQ(at.act.all<messages::FinalResponse>().size(), 1u);
}

TEST_F(CredentialsTest, ATdmLegTakesTheIdentityAndTheGatewayPutsItsOwn) {
  InternationalGateway::Config config;
  config.signs = true;
  config.tdm_share = 1;
  config.enrolment = config_of();  // in the provider's place, so that the others know it
  InternationalGateway gateway(config, world.shared);
  Bench at(gateway, self, world.directory, world.start);
  at.answer = [this](const Sent& sent) { return real(sent); };
  at.direct(messages::Start{});
  messages::Invite invite;
  invite.call = CallId{1};
  invite.origin = world.party("DE/provider/1");
  invite.calling = world.directory.numbers.number_of(DE, 0, 1);
  invite.called = world.directory.numbers.number_of(FR, 1, 1);
  invite.identity = {"signed elsewhere"};
  at.tell(invite.origin, invite);
  EXPECT_EQ(at.act.records<IdentityLost>().size(), 1u);
  ASSERT_EQ(at.act.records<CallSigned>().size(), 1u);
  EXPECT_EQ(at.act.records<CallSigned>()[0].attestation, passport::Attestation::C);
  EXPECT_TRUE(at.act.records<CallSigned>()[0].by_gateway);
  const auto passed = at.act.all<messages::Invite>().at(0);
  ASSERT_EQ(passed.identity.size(), 1u);
  passport::ParserScratch scratch;
  passport::Identity read;
  ASSERT_EQ(passport::parse_identity(passed.identity[0], read, scratch), passport::Fault::none);
  EXPECT_EQ(read.passport.attestation, passport::Attestation::C);
  EXPECT_EQ(read.passport.orig.number, invite.calling);
}

// --- after a theft ---

TEST_F(CredentialsTest, ANoticeOfItsOwnStiPaMakesAProviderReplaceItsKey) {
  ServiceProvider::Config config;
  config.self = self;
  config.enrolment = config_of();
  config.relying = {FR, {}, pa.keys().root()->public_key};
  ServiceProvider provider(config, world.shared);
  Bench at(provider, self, world.directory, world.start);
  at.answer = [this](const Sent& sent) { return real(sent); };
  at.tell(world.party("FR/pa"), messages::RevocationNotice{FR, "FR/provider/1"});
  EXPECT_TRUE(at.act.sent.empty());  // it was never approved
  at.direct(messages::Start{});
  const auto key = [&] { return provider.credentials()->key.public_key(); };
  const pki::PublicKey first = key();
  for (const char* from : {"DE/pa", "FR/ga", "FR/ca/1", "DE/provider/1"})
    at.tell(world.party(from), messages::RevocationNotice{FR, "FR/provider/1"});
  EXPECT_EQ(key(), first);
  at.tell(world.party("FR/pa"), messages::RevocationNotice{FR, "FR/provider/1"});
  EXPECT_FALSE(key() == first);
}

TEST_F(CredentialsTest, ANoticeMakesAGatewayReplaceItsKey) {
  InternationalGateway::Config config;
  config.signs = true;
  config.enrolment = config_of();
  InternationalGateway gateway(config, world.shared);
  Bench at(gateway, self, world.directory, world.start);
  at.answer = [this](const Sent& sent) { return real(sent); };
  at.direct(messages::Start{});
  EXPECT_EQ(at.act.all<messages::AcmeFinalize>().size(), 1u);
  at.tell(world.party("DE/pa"), messages::RevocationNotice{FR, "FR/gateway"});
  EXPECT_EQ(at.act.all<messages::AcmeFinalize>().size(), 1u);
  at.tell(world.party("FR/pa"), messages::RevocationNotice{FR, "FR/gateway"});
  EXPECT_EQ(at.act.all<messages::AcmeFinalize>().size(), 2u);
}

TEST_F(CredentialsTest, AProviderMayAssertWhateverItLikes) {
  ServiceProvider::Config config;
  config.self = self;
  config.enrolment = config_of();
  config.relying = {FR, {}, pa.keys().root()->public_key};
  ServiceProvider provider(config, world.shared);
  Bench at(provider, self, world.directory, world.start);
  at.answer = [this](const Sent& sent) { return real(sent); };
  at.direct(messages::Start{});
  messages::CallAttempt attempt;
  attempt.calling = world.directory.numbers.number_of(FR, 0, 1);
  attempt.called = world.directory.numbers.number_of(DE, 0, 1);
  attempt.customer_known = false;
  const auto asserted = [&] {
    attempt.call = CallId{number(attempt.call) + 1};
    at.direct(attempt);
    const auto invite = at.act.all<messages::Invite>().back();
    passport::ParserScratch scratch;
    passport::Identity read;
    EXPECT_EQ(passport::parse_identity(invite.identity.at(0), read, scratch), passport::Fault::none);
    EXPECT_EQ(at.act.records<CallSigned>().back().attestation, read.passport.attestation);
    EXPECT_TRUE(invite.identity[0].starts_with(provider.foresee(attempt, at.act.clock)));
    return read.passport.attestation;
  };
  EXPECT_EQ(asserted(), passport::Attestation::C);
  at.direct(messages::AssertAlways{passport::Attestation::A});
  EXPECT_EQ(asserted(), passport::Attestation::A);
  at.direct(messages::AssertAlways{std::nullopt});
  EXPECT_EQ(asserted(), passport::Attestation::C);
  at.direct(messages::AssertAlways{passport::Attestation::none});
  at.direct(attempt);
  EXPECT_TRUE(at.act.all<messages::Invite>().back().identity.empty());
  EXPECT_EQ(provider.foresee(attempt, at.act.clock), "");
}

TEST_F(CredentialsTest, AProviderSignsItsCallsWithWholeSecondsInTheDate) {
  ServiceProvider::Config config;
  config.self = self;
  config.enrolment = config_of();
  config.relying = {FR, {}, pa.keys().root()->public_key};
  ServiceProvider provider(config, world.shared);
  Bench at(provider, self, world.directory, world.start);
  at.answer = [this](const Sent& sent) { return real(sent); };
  messages::CallAttempt attempt;
  attempt.call = CallId{1};
  attempt.calling = world.directory.numbers.number_of(FR, 0, 1);
  attempt.called = world.directory.numbers.number_of(DE, 0, 1);
  at.direct(attempt);
  EXPECT_TRUE(at.act.all<messages::Invite>().at(0).identity.empty());  // before it has a certificate
  at.direct(messages::Start{});
  at.act.clock += 2 * second + std::chrono::milliseconds(750);
  at.direct(attempt);
  const auto invite = at.act.all<messages::Invite>().at(1);
  EXPECT_EQ(invite.date, world.start + 2 * second);
  EXPECT_EQ(invite.origin, self);
  EXPECT_EQ(at.act.last<messages::Invite>()->to, world.party("DE/gateway"));
  ASSERT_EQ(invite.identity.size(), 1u);
  EXPECT_TRUE(invite.identity[0].starts_with(provider.foresee(attempt, at.act.clock)));
  attempt.called = TelephoneNumber::canonical("999").value();
  at.direct(attempt);
  EXPECT_EQ(at.act.records<CallEnded>().at(0).code, 404);
}

}  // namespace
}  // namespace ishaken::parties::testing
