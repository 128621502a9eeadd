// How a provider comes by its certificate, step by step, and what happens where a step fails. The STI-GA, the
// STI-PA and the STI-CAs are real; the test decides which of their answers arrive.
#include "models/parties/enrolment.h"

#include <gtest/gtest.h>

#include "models/parties/certificate_repository.h"
#include "models/parties/international_gateway.h"
#include "models/parties/service_provider/service_provider.h"
#include "tests/unit/models/parties/countries.h"

namespace ishaken::parties::testing {
namespace {

Enrolment::Config config_of(std::string path = "FR/provider/1") {
  Enrolment::Config config;
  config.path = std::move(path);
  config.country = FR;
  config.organization = "Provider";
  config.spc = "FR01";
  config.renewal = 5 * day;
  return config;
}

// An enrolment as a party of its own.
struct Applicant final : Party {
  Applicant(const Enrolment::Config& config, const Shared& shared)
      : enrolment(config, shared, [this](const Credentials&, Act&) { ++news; }) {}
  void receive(const messages::Envelope&, Act&) override {}
  void direct(const messages::Directive&, Act& act) override { enrolment.start(act); }
  Enrolment enrolment;
  int news = 0;
};

struct EnrolmentTest : ::testing::Test {
  Countries world;
  Applicant party{config_of(), world.shared};
  PartyId self = world.party("FR/provider/1");
  Bench bench{party, self, world.directory, world.start};
  // Everybody whom it asks; their clocks are its clock.
  GovernanceAuthority ga{world.governance(FR), world.shared};
  PolicyAdministrator pa{world.administrator(FR), world.shared};
  CertificationAuthority ca{world.authority(FR), world.shared};
  CertificateRepository cr{world.shared};
  std::map<PartyId, FakeAct> windows;  // of the others, who may wait for an answer

  EnrolmentTest() {
    bench.answer = [this](const Sent& sent) { return real(sent); };
  }
  // Lets the others talk among themselves until the one who was asked has answered.
  std::optional<messages::Message> real(const Sent& sent) {
    std::optional<messages::Message> out;
    std::vector<messages::Envelope> open{{self, sent.to, sent.request, false, sent.message}};
    while (!open.empty()) {
      const messages::Envelope next = open.back();
      open.pop_back();
      Party* other = whom(next.to);
      if (other == nullptr) continue;
      FakeAct& act = windows.try_emplace(next.to, bench.act.clock).first->second;
      act.clock = bench.act.clock;
      act.sent.clear();
      if (next.is_reply && act.questions.contains(next.request)) {
        act.questions.extract(next.request).mapped().second(&next.message, act);
      } else {
        other->receive(next, act);
      }
      while (!act.wakes.empty()) {  // at once
        const Act::Then then = std::move(act.wakes.begin()->second);
        act.wakes.erase(act.wakes.begin());
        then(act);
      }
      for (const Sent& each : act.sent) {
        if (each.is_reply && each.to == self && each.request == sent.request) {
          out = each.message;
        } else {
          open.push_back({next.to, each.to, each.request, each.is_reply, each.message});
        }
      }
    }
    return out;
  }
  Party* whom(PartyId id) {
    if (id == world.party("FR/ga")) return &ga;
    if (id == world.party("FR/pa")) return &pa;
    if (id == world.party("FR/ca/1")) return &ca;
    if (id == world.party("FR/cr")) return &cr;
    return nullptr;
  }
  void start() { bench.direct(messages::Start{}); }
  bool enrolled() const { return party.enrolment.credentials().has_value(); }
};

TEST_F(EnrolmentTest, GoesStepByStepToACertificate) {
  start();
  ASSERT_TRUE(enrolled());
  EXPECT_EQ(party.news, 1);
  const Credentials& got = *party.enrolment.credentials();
  EXPECT_EQ(got.leaf->spc(), "FR01");
  EXPECT_EQ(got.leaf->public_key, got.key.public_key());
  EXPECT_TRUE(got.x5u.starts_with("https://cr.FR.example/FR01/"));
  EXPECT_EQ(cr.chains().serve({got.x5u}).chain, got.chain);
}

TEST_F(EnrolmentTest, RenewsBeforeItExpiresWithANewKeyAndTheSameAccount) {
  start();
  ASSERT_TRUE(enrolled());
  const Credentials before = *party.enrolment.credentials();
  bench.pass(24 * day);
  EXPECT_EQ(party.news, 1);
  bench.pass(2 * day);
  ASSERT_EQ(party.news, 2);
  EXPECT_FALSE(party.enrolment.credentials()->key.public_key() == before.key.public_key());
  EXPECT_GT(party.enrolment.credentials()->leaf->not_after, before.leaf->not_after);
  EXPECT_EQ(bench.act.all<messages::AcmeNewAccount>().size(), 1u);
  EXPECT_EQ(bench.act.all<messages::ApprovalRequest>().size(), 1u);
}

// Each step in turn: lost, refused, never answered, or answered with something else.
TEST_F(EnrolmentTest, BeginsAnewAfterAnyStepThatFails) {
  enum { lost, refused, silent, nonsense, kinds };
  for (std::size_t step = 0; step < 6; ++step)
    for (int kind = 0; kind < kinds; ++kind) {
      if (step == 0 && kind == silent) continue;  // an STI-GA takes as long as it takes
      Applicant again(config_of(), world.shared);
      Bench trial(again, self, world.directory, world.start);
      std::size_t requests = 0;
      bool failed = false;
      trial.answer = [&](const Sent& sent) -> Reaction {
        if (requests++ != step || failed) return real(sent);
        failed = true;
        if (kind == lost) return testing::lost;
        if (kind == silent) return std::nullopt;
        if (kind == nonsense) return messages::FinalResponse{};
        switch (step) {
          case 0:
            return messages::ApprovalResult{false, "not yet"};
          case 1:
            return messages::SpcTokenReply{403, ""};
          case 2:
            return messages::AcmeAccount{400, ""};
          case 3:
            return messages::AcmeOrder{403, "", ""};
          case 4:
            return messages::AcmeChallengeResult{403, "no"};
          default:
            return messages::AcmeCertificate{403, "", "", "no"};
        }
      };
      trial.direct(messages::Start{});
      EXPECT_FALSE(again.enrolment.credentials()) << step << " " << kind;
      trial.pass(11 * minute);
      EXPECT_TRUE(again.enrolment.credentials()) << step << " " << kind;
      EXPECT_EQ(again.news, 1) << step << " " << kind;
    }
}

// Whoever is asked may answer whatever it likes.
TEST_F(EnrolmentTest, EveryAnswerAtEveryStepIsSurvived) {
  const std::vector<messages::Message> answers{
      messages::ApprovalResult{true, ""},         messages::SpcTokenReply{200, "token"},
      messages::AcmeAccount{201, "url"},          messages::AcmeOrder{201, "order", "challenge"},
      messages::AcmeChallengeResult{200, ""},     messages::AcmeCertificate{200, "no chain", "", ""},
      messages::AcmeCertificate{200, "", "", ""}, messages::TrustedListReply{200, nullptr}};
  for (std::size_t step = 0; step < 6; ++step)
    for (const messages::Message& answer : answers) {
      Applicant again(config_of(), world.shared);
      Bench trial(again, self, world.directory, world.start);
      std::size_t requests = 0;
      trial.answer = [&](const Sent& sent) -> std::optional<messages::Message> {
        return requests++ == step ? std::optional(answer) : real(sent);
      };
      trial.direct(messages::Start{});
      trial.pass(hour);
      // An approval that the STI-GA gave without telling the STI-PA is worth nothing.
      const bool in_vain = step == 0 && std::holds_alternative<messages::ApprovalResult>(answer);
      EXPECT_NE(again.enrolment.credentials().has_value(), in_vain) << step << " " << answer.index();
    }
}

TEST_F(EnrolmentTest, AnAnswerOutOfTurnIsNoAnswer) {
  bench.answer = {};
  start();
  bench.answer_to(bench.act.sent.at(0), messages::SpcTokenReply{200, "token"});
  EXPECT_EQ(bench.act.sent.size(), 1u);  // not approved: nothing to ask an STI-CA for
  bench.answer = [this](const Sent& sent) { return real(sent); };
  bench.pass(hour);
  ASSERT_TRUE(enrolled());
  // At its renewal the STI-PA hands it the certificate that it has.
  bench.answer = [this](const Sent&) -> std::optional<messages::Message> {
    return messages::AcmeCertificate{200, party.enrolment.credentials()->chain, "https://elsewhere.example/",
                                     ""};
  };
  bench.pass(26 * day);
  EXPECT_EQ(party.news, 1);
}

// It began anew meanwhile: what answers the first question comes too late, and one conversation goes on.
TEST_F(EnrolmentTest, ALateAnswerToAQuestionThatWasAskedAnewIsNoAnswer) {
  start();
  bench.answer = {};
  bench.forget();
  party.enrolment.renew(bench.act);
  bench.pass(5 * minute);
  ASSERT_EQ(bench.act.all<messages::SpcTokenRequest>().size(), 2u);
  bench.answer_to(bench.act.sent.at(0), messages::SpcTokenReply{200, "late"});
  EXPECT_EQ(bench.act.sent.size(), 2u);
  bench.answer_to(bench.act.sent.at(1), messages::SpcTokenReply{200, "in time"});
  EXPECT_EQ(bench.act.all<messages::AcmeNewOrder>().size(), 1u);
  EXPECT_EQ(bench.act.questions.size(), 1u) << "the first was declined";
}

// All steps together have the patience that begins with the first.
TEST_F(EnrolmentTest, PatienceCountsFromTheToken) {
  start();
  bench.answer = {};
  bench.forget();
  party.enrolment.renew(bench.act);
  bench.pass(4 * minute);
  bench.answer_to(bench.act.sent.at(0), messages::SpcTokenReply{200, "token"});
  bench.pass(1 * minute);
  EXPECT_EQ(bench.act.all<messages::SpcTokenRequest>().size(), 2u);
}

TEST_F(EnrolmentTest, OneThatIsGoneHearsNoAnswer) {
  bench.answer = {};
  std::optional<Enrolment> brief;
  int news = 0;
  brief.emplace(config_of(), world.shared, [&](const Credentials&, Act&) { ++news; });
  brief->begin_approved(bench.act);
  const Sent asked = bench.act.sent.at(0);
  brief.emplace(config_of("FR/provider/2"), world.shared, [&](const Credentials&, Act&) { ++news; });
  bench.answer_to(asked, messages::SpcTokenReply{200, "token"});
  bench.pass(hour);
  EXPECT_EQ(bench.act.sent.size(), 1u);
}

TEST_F(EnrolmentTest, ACertificateForAnotherKeyIsNotInstalled) {
  start();
  const Credentials first = *party.enrolment.credentials();
  Applicant again(config_of(), world.shared);
  auto other = config_of();
  other.path = "FR/provider/2";  // derives other keys
  Applicant second_party(other, world.shared);
  Bench trial(second_party, world.party("FR/provider/2"), world.directory, world.start);
  trial.answer = [&](const Sent& sent) -> std::optional<messages::Message> {
    if (std::holds_alternative<messages::ApprovalRequest>(sent.message)) return messages::ApprovalResult{};
    if (std::holds_alternative<messages::SpcTokenRequest>(sent.message))
      return messages::SpcTokenReply{200, "t"};
    if (std::holds_alternative<messages::AcmeNewAccount>(sent.message))
      return messages::AcmeAccount{201, "a"};
    if (std::holds_alternative<messages::AcmeNewOrder>(sent.message))
      return messages::AcmeOrder{201, "o", "c"};
    if (std::holds_alternative<messages::AcmeChallengeAnswer>(sent.message))
      return messages::AcmeChallengeResult{};
    return messages::AcmeCertificate{200, first.chain, first.x5u, ""};
  };
  trial.direct(messages::Start{});
  EXPECT_FALSE(second_party.enrolment.credentials());
}

// The clock of the one is not the clock of the other: a certificate that seems to have expired is no reason
// to ask again at once, for ever.
TEST_F(EnrolmentTest, ACertificateThatIsOldWhenItComesIsRenewedWithoutHaste) {
  Applicant again(config_of(), world.shared);
  Bench trial(again, self, world.directory, world.start + 400 * day);
  const Instant earlier = bench.act.clock;
  trial.answer = [&](const Sent& sent) -> std::optional<messages::Message> {
    bench.act.clock = earlier;  // the others live in the past
    return real(sent);
  };
  trial.direct(messages::Start{});
  trial.pass(hour);
  EXPECT_GE(trial.act.all<messages::AcmeFinalize>().size(), 2u);
  EXPECT_LE(trial.act.all<messages::AcmeFinalize>().size(), 62u);
}

// --- who uses it ---

TEST_F(EnrolmentTest, AGatewaySignsWithCWhatArrivesUnsigned) {
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

TEST_F(EnrolmentTest, ATdmLegTakesTheIdentityAndTheGatewayPutsItsOwn) {
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

TEST_F(EnrolmentTest, ANoticeOfItsOwnStiPaMakesAProviderReplaceItsKey) {
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

TEST_F(EnrolmentTest, ANoticeMakesAGatewayReplaceItsKey) {
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

TEST_F(EnrolmentTest, AProviderMayAssertWhateverItLikes) {
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
}

TEST_F(EnrolmentTest, AProviderSignsItsCallsWithWholeSecondsInTheDate) {
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
