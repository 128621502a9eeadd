// The way of a provider to its certificate, step by step, and the failures of each step.
#include "tests/unit/models/parties/enrolment_room.h"

namespace ishaken::parties::testing {
namespace {

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

}  // namespace
}  // namespace ishaken::parties::testing
