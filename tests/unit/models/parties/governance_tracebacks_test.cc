// Tracebacks, each side alone: how many are under way, and what late answers do.
#include <gmock/gmock.h>

#include "models/parties/governance/trace_requester.h"
#include "models/parties/governance/trace_responder.h"
#include "tests/unit/models/parties/governance_duty.h"

namespace ishaken::parties::testing {
namespace {

using messages::TracebackAnswer, messages::TracebackRequest;
using reputation::Enforcement, reputation::Measure;
using Origin = TracebackAnswer::Origin;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct TracebackTest : DutyTest {
  messages::TracedCall call(CountryCode anchor, std::string origid, std::string contact = "") const {
    return {CallId{1},
            TelephoneNumber::canonical("4930123456").value(),
            TelephoneNumber::canonical("33140000001").value(),
            world.start,
            std::move(contact),
            anchor,
            "",
            std::move(origid)};
  }
  std::size_t requests() const { return act.all<TracebackRequest>().size(); }
};

// --- where the call ended ---

struct RequesterTest : TracebackTest {
  void begin(unsigned per_period) {
    reputation::Tracing settings;
    settings.per_period = per_period;
    requester.adopt(settings, 28);
  }
  TraceRequester requester{body};
};

TEST_F(RequesterTest, TracesSoManyOfEachCountryInAPeriod) {
  begin(2);
  requester.trace(call(DE, "a"), act);
  requester.trace(call(DE, "a"), act);  // is being looked for already
  EXPECT_EQ(requests(), 1u);
  requester.trace(call(DE, "b"), act);
  requester.trace(call(DE, "c"), act);
  EXPECT_EQ(requests(), 2u);
  requester.trace(call(US, "d"), act);
  EXPECT_EQ(requests(), 3u);
  requester.close_period();
  requester.trace(call(DE, "c"), act);
  EXPECT_EQ(requests(), 4u);
}

TEST_F(RequesterTest, TracesNothingIfNothingIsToBeTraced) {
  begin(0);
  requester.trace(call(DE, "a"), act);
  EXPECT_EQ(requests(), 0u);
}

TEST_F(RequesterTest, WaitsForNoAnswerOnceTimeIsUp) {
  begin(1);
  requester.trace(call(DE, "a"), act);
  EXPECT_THAT(act.questions, SizeIs(1));
  pass(8 * day);
  EXPECT_THAT(act.questions, IsEmpty());
  bench.answer_to(act.sent[0], TracebackAnswer{Origin::customer, {}, Measure::cut_off});
  EXPECT_EQ(requester.conduct().at(DE), (reputation::Conduct{1, 0, 0}));
}

TEST_F(RequesterTest, AQuestionThatWasLostIsNotAnswered) {
  begin(1);
  requester.trace(call(DE, "a"), act);
  bench.lose(act.sent[0]);
  EXPECT_THAT(act.records<Traced>(), IsEmpty());
  pass(8 * day);
  ASSERT_THAT(act.records<Traced>(), SizeIs(1));
  EXPECT_FALSE(act.records<Traced>()[0].answered);
}

TEST_F(RequesterTest, WhatIsStoppedIsOverAndForgotten) {
  begin(1);
  requester.trace(call(DE, "a"), act);
  requester.stop(act);
  EXPECT_THAT(act.questions, IsEmpty());
  begin(1);
  requester.trace(call(DE, "b"), act);  // a new period
  EXPECT_EQ(requests(), 2u);
  pass(6 * day);
  requester.close_period();
  requester.trace(call(DE, "c"), act);
  pass(3 * day);
  EXPECT_THAT(act.records<Traced>(), SizeIs(1));  // neither that of "a" nor, yet, that of "c"
  EXPECT_EQ(requester.conduct().at(DE), (reputation::Conduct{1, 0, 0}));
}

// --- where it began ---

struct ResponderTest : TracebackTest {
  void ask(std::string origid) {
    const TracebackRequest request{call(FR, std::move(origid), "p1.FR.example"), 0};
    responder.asked(request, from("DE/ga", request), act);
  }
  void answer(const Sent& asked, Origin origin) {
    bench.answer_to(asked, TracebackAnswer{origin, {}, Measure::none});
  }
  Approvals approvals{body};
  Incidents incidents{body, approvals};
  TraceResponder responder{body, approvals, incidents, {Enforcement::revoke, 2}};
};

TEST_F(ResponderTest, ForgetsTheOldestRequestsThatNobodyAnswers) {
  for (int i = 0; i < 1001; ++i) ask("who");
  EXPECT_THAT(act.questions, SizeIs(1000));
  const std::vector<Sent> asked = act.sent;
  answer(asked[0], Origin::nobody);
  EXPECT_THAT(act.all<TracebackAnswer>(), IsEmpty());
  answer(asked[1], Origin::nobody);
  EXPECT_THAT(act.all<TracebackAnswer>(), SizeIs(1));
  ask("who");
  EXPECT_THAT(act.questions, SizeIs(1000));  // what was answered makes room
}

TEST_F(ResponderTest, ARequestThatDoesNotReachTheProviderIsNotAnswered) {
  ask("who");
  bench.lose(act.sent[0]);
  EXPECT_THAT(act.sent, SizeIs(1));
  EXPECT_THAT(act.questions, IsEmpty());
}

TEST_F(ResponderTest, SanctionsAProviderOnce) {
  for (int i = 0; i < 4; ++i) {
    ask("who");
    answer(*act.last<TracebackRequest>(), Origin::customer);
    pass(second);
  }
  EXPECT_THAT(act.actions(), ::testing::ElementsAre("withdraw-approval"));
  std::vector<Measure> measures;
  for (const TracebackAnswer& each : act.all<TracebackAnswer>()) measures.push_back(each.measure);
  EXPECT_THAT(measures,
              ::testing::ElementsAre(Measure::none, Measure::revoked, Measure::none, Measure::none));
}

}  // namespace
}  // namespace ishaken::parties::testing
