// From observations to rows, and the books that must balance.
#include "sim/results/recorder.h"

#include <gmock/gmock.h>

#include "tests/unit/sim/results/sample.h"

namespace ishaken::sim {
namespace {

using namespace sample;
using parties::Outcome;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Recorder, JoinsWhatIsToldOfACallIntoOneRow) {
  Recorder recorder(scenario(), parties());
  play(recorder, {.id = 1});
  EXPECT_THAT(
      lines(recorder, recorder.tables().calls),
      ElementsAre(
          "1\t2026-01-01T01:00:00Z\tlegitimate\tFR\tDE\tFR/provider/1\tDE/provider/2\t33123456789\t"
          "493012345678\tA\tpassed\tpassed\tTN-Validation-Passed\tallow\t200\t7\tFR\t\tregistry\tfalse\t"
          "false\t0.005\t0.3\t1\t\n"));
}

TEST(Recorder, ACallThatNobodyVerifiedIsUnverified) {
  Recorder recorder(scenario(), parties());
  play(recorder,
       {.id = 1, .outcome = Outcome::undelivered, .is_signed = false});  // but a final response came
  EXPECT_THAT(lines(recorder, recorder.tables().calls),
              ElementsAre(HasSubstr("\tnone\tunverified\tnot_verified\tNo-TN-Validation\t\t200\t0\t\t\t\t")));
}

TEST(Recorder, ABlockedCallKeepsItsVerdict) {
  Recorder recorder(scenario(), parties());
  play(recorder,
       {.id = 1, .outcome = Outcome::anchor_untrusted, .code = 608, .treatment = trust::Treatment::block});
  recorder.finish(start + hours(24));
  EXPECT_THAT(lines(recorder, recorder.tables().calls),
              ElementsAre(HasSubstr("\tA\tuntrusted\tanchor_untrusted\tNo-TN-Validation\tblock\t608\t")));
  EXPECT_EQ(find(recorder.summary(), "calls_blocked"), 1);
}

TEST(Recorder, RowsComeInTheOrderInWhichCallsEnd) {
  Recorder recorder(scenario(), parties());
  recorder.placed(placed({.id = 1}));
  play(recorder, {.id = 2});
  recorder.observed(start + hours(2), party(FR, "provider/1"), parties::CallEnded{CallId{1}, 200});
  EXPECT_THAT(lines(recorder, recorder.tables().calls),
              ElementsAre(testing::StartsWith("2\t"), testing::StartsWith("1\t")));
}

TEST(Recorder, CallsInFlightAtTheEndAreUndelivered) {
  Recorder recorder(scenario(), parties());
  recorder.placed(placed({.id = 9}));
  recorder.placed(placed({.id = 4}));
  recorder.observed(start, party(DE, "provider/2"),
                    verdict({.id = 4}));  // verified, but the response never came
  play(recorder, {.id = 10, .outcome = Outcome::undelivered, .code = 0});
  EXPECT_EQ(recorder.calls_in_flight(), 2u);
  recorder.finish(start + hours(24));

  EXPECT_EQ(recorder.calls_in_flight(), 0u);
  EXPECT_EQ(recorder.calls_placed(), 3u);
  EXPECT_TRUE(recorder.conserved());
  EXPECT_THAT(lines(recorder, recorder.tables().calls),
              ElementsAre(HasSubstr("undelivered\tundelivered\tNo-TN-Validation\t\t0\t"),
                          HasSubstr("undelivered\tpassed\tTN-Validation-Passed\tallow\t0\t"),
                          HasSubstr("undelivered\tundelivered\t")));
  EXPECT_THAT(lines(recorder, recorder.tables().calls)[1], testing::StartsWith("4\t"));
  const Summary summary = recorder.summary();
  EXPECT_EQ(find(summary, "calls[outcome=undelivered]"), 3);
  EXPECT_EQ(find(summary, "calls[outcome=passed]"), 0);
  EXPECT_EQ(find(summary, "verified_share"), std::nullopt);
  EXPECT_EQ(find(summary, "setup_delay_s[stat=mean]"), std::nullopt);
  EXPECT_EQ(find(summary, "verification_delay_s[stat=mean]"), 0.005);
}

TEST(Recorder, LateWordsAreCountedAndChangeNothing) {
  Recorder recorder(scenario(), parties());
  play(recorder, {.id = 1, .outcome = Outcome::undelivered, .code = 0});
  recorder.observed(start, party(DE, "provider/2"), verdict({.id = 1}));
  recorder.observed(start, party(FR, "provider/1"), parties::CallEnded{CallId{1}, 200});
  recorder.finish(start + hours(24));
  EXPECT_EQ(recorder.late_observations(), 2u);
  EXPECT_TRUE(recorder.conserved());
  EXPECT_THAT(lines(recorder, recorder.tables().calls), SizeIs(1));

  recorder.placed(placed({.id = 2}));  // after the end
  recorder.finish(start + hours(48));
  EXPECT_EQ(recorder.calls_placed(), 1u);
  EXPECT_TRUE(recorder.conserved());
}

TEST(Recorder, BooksThatDoNotBalanceAreNoticed) {
  {
    Recorder recorder(scenario(), parties());
    recorder.placed(placed({.id = 1}));
    EXPECT_FALSE(recorder.conserved()) << "not before the end";
    recorder.placed(placed({.id = 1}));
    recorder.finish(start);
    EXPECT_FALSE(recorder.conserved());
    EXPECT_THAT(
        recorder.summary().violations,
        ElementsAre("2 calls placed, but 0 passed + 0 failed + 0 untrusted + 0 unverified + 1 undelivered",
                    "1 calls placed under a number in use"));
  }
  {
    Recorder recorder(scenario(), parties());
    recorder.observed(start, party(FR, "provider/1"), parties::CallEnded{CallId{5}, 200});
    recorder.finish(start);
    EXPECT_THAT(recorder.summary().violations, ElementsAre("1 reports about calls never placed"));
  }
  {
    Recorder recorder(scenario(), parties());
    recorder.placed(placed({.id = 1}));
    auto unnamed = verdict({.id = 1});
    unnamed.list_sequence = 0;
    recorder.observed(start, party(DE, "provider/2"), unnamed);
    recorder.observed(start, party(FR, "provider/1"), parties::CallEnded{CallId{1}, 200});
    recorder.finish(start);
    EXPECT_THAT(recorder.summary().violations, ElementsAre("1 calls passed under no list"));
  }
}

TEST(Recorder, StrangersAreNoReasonToFall) {
  Recorder recorder(scenario(), parties());
  auto call = placed({.id = 1});
  call.from = CountryCode{"ZZ"};
  call.to = CountryCode{};
  call.terminating = no_party;
  recorder.placed(call);
  recorder.observed(start, no_party, parties::ListInstalled{1, {FR}, 1});
  recorder.observed(start, no_party, parties::CrlInstalled{FR, 1});
  recorder.observed(start, no_party, parties::ListPublished{FR, 1, {}, 1});
  recorder.observed(start, no_party, parties::AgreementMade{FR, true});
  recorder.observed(start, PartyId{1000}, parties::CallEnded{CallId{1}, 200});
  recorder.happened({.at = start, .action = "exclude", .subject = ""});
  recorder.finish(start);
  EXPECT_TRUE(recorder.conserved());
  EXPECT_THAT(lines(recorder, recorder.tables().calls),
              ElementsAre(HasSubstr("\tlegitimate\t\t\tFR/provider/1\t\t")));
}

TEST(Recorder, DecisionsExchangesAndFaultsAreRows) {
  Recorder recorder(scenario(), parties());
  recorder.observed(start + hours(1), party(DE, "ga"),
                    parties::TrustDecision{"exclude", XA, "XA/pa", "policy", 3});
  recorder.exchanged({.sent_at = start,
                      .from = party(FR, "provider/1"),
                      .to = party(FR, "pa"),
                      .interface = "list",
                      .message = "TrustedListRequest",
                      .bytes = 90,
                      .latency = milliseconds(12),
                      .delivered = false});
  recorder.happened({.at = start + hours(2), .action = "outage", .subject = "registry", .lasts = hours(1)});
  Tables& tables = recorder.tables();
  EXPECT_THAT(lines(recorder, tables.decisions),
              ElementsAre("2026-01-01T01:00:00Z\tDE/ga\texclude\tXA\tXA/pa\tpolicy\t3\n"));
  EXPECT_THAT(
      lines(recorder, tables.control),
      ElementsAre(
          "2026-01-01T00:00:00Z\tlist\tTrustedListRequest\tFR/provider/1\tFR/pa\t90\t0.012\tundelivered\n"));
  EXPECT_THAT(lines(recorder, tables.faults), ElementsAre("2026-01-01T02:00:00Z\toutage\tregistry\t3600\n"));
}

}  // namespace
}  // namespace ishaken::sim
