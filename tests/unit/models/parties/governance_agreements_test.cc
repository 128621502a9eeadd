// Agreements alone: proposals that cross or replace one another.
#include "models/parties/governance/agreements.h"

#include <gmock/gmock.h>

#include "tests/unit/models/parties/governance_duty.h"

namespace ishaken::parties::testing {
namespace {

using messages::AgreementAnswer, messages::AgreementProposal;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

struct AgreementsTest : DutyTest {
  // The countries that are offered, with the pinned roots of their STI-PAs.
  std::map<CountryCode, std::string> partners() const {
    messages::InstructTrust out{FR, {}, {}};
    for (const CountryCode each : agreements.offer({}).countries) out.instruction.trusted.push_back({each});
    agreements.prepare({}, out);
    EXPECT_EQ(out.pins.size(), out.instruction.trusted.size());
    std::map<CountryCode, std::string> pins;
    for (const messages::PartnerPin& each : out.pins) pins.emplace(each.partner, each.pa_certificate);
    return pins;
  }
  messages::Envelope propose(Duration vetting, const std::string& pin) {
    const AgreementProposal proposal{DE, true, vetting, pin};
    const messages::Envelope envelope = from("DE/ga", proposal);
    agreements.proposed(proposal, envelope, act);
    return envelope;
  }
  std::vector<std::string> changes;
  Agreements agreements{body, "root of FR", [this](const std::string& why, Act&) { changes.push_back(why); }};
};

TEST_F(AgreementsTest, ANewerProposalReplacesAnOlderOneAndIsVettedOnce) {
  propose(10 * day, "old");
  pass(day);
  const messages::Envelope newer = propose(30 * day, "new");
  pass(29 * day);
  EXPECT_THAT(act.all<AgreementAnswer>(), IsEmpty());
  pass(2 * day);
  ASSERT_THAT(act.all<AgreementAnswer>(), SizeIs(1));
  EXPECT_EQ(act.last<AgreementAnswer>()->request, newer.request);
  EXPECT_THAT(partners(), ElementsAre(Pair(DE, "new")));
  EXPECT_THAT(changes, ElementsAre("agreement with DE"));
}

TEST_F(AgreementsTest, AnAgreementThatEndsWhileItIsVettedNeverComesIntoForce) {
  propose(10 * day, "pin");
  agreements.ended({DE}, act);
  pass(20 * day);
  EXPECT_THAT(partners(), IsEmpty());
  EXPECT_THAT(act.sent, IsEmpty());
  EXPECT_THAT(changes, IsEmpty());
}

TEST_F(AgreementsTest, AnAnswerInTheNameOfAnotherCountryIsNone) {
  agreements.propose({DE, true, minute}, act);
  agreements.propose({US, true, minute}, act);
  bench.answer_to(act.sent[0], AgreementAnswer{US, true, "root of US"});
  pass(hour);
  EXPECT_THAT(partners(), IsEmpty());
  bench.answer_to(act.sent[1], AgreementAnswer{US, true, "root of US"});
  EXPECT_THAT(partners(), ElementsAre(Pair(US, "root of US")));
}

TEST_F(AgreementsTest, TheSideThatEndsItTellsTheOther) {
  propose(Duration{0}, "pin");
  pass(second);
  agreements.end({DE}, act);
  agreements.end({DE}, act);  // there is none any more
  EXPECT_THAT(act.all<messages::AgreementEnd>(), SizeIs(1));
  EXPECT_THAT(changes, ElementsAre("agreement with DE", "agreement with DE ended here"));
}

}  // namespace
}  // namespace ishaken::parties::testing
