#include "sim/results/expectations.h"

#include <gmock/gmock.h>

#include "tests/unit/sim/results/sample.h"

namespace ishaken::sim {
namespace {

using namespace sample;
using parties::Outcome;
using enum Expectation::Comparison;

Expectation expect(std::string metric, std::map<std::string, std::string> where,
                   Expectation::Comparison comparison, double value, std::optional<Duration> after = {},
                   std::optional<Duration> before = {}) {
  return {"text of " + metric, std::move(metric), std::move(where), after, before, comparison, value};
}

std::vector<ExpectationResult> results(std::vector<Expectation> expectations,
                                       const std::vector<Call>& calls) {
  Recorder recorder(scenario(std::move(expectations)), parties());
  for (const Call& each : calls) play(recorder, each);
  recorder.finish(start + hours(100));
  return recorder.summary().expect;
}

TEST(Expectations, Comparisons) {
  const double third = 1.0 / 3;
  EXPECT_TRUE(holds(third, equal, 0.3333333333));
  EXPECT_FALSE(holds(third, equal, 0.33333333));
  EXPECT_TRUE(holds(third, not_equal, 0.3333));
  EXPECT_FALSE(holds(0.1 + 0.2, less, 0.3));
  EXPECT_FALSE(holds(0.1 + 0.2, greater, 0.3)) << "equal but for rounding";
  EXPECT_TRUE(holds(0.1 + 0.2, less_or_equal, 0.3));
  EXPECT_TRUE(holds(0.3, greater_or_equal, 0.1 + 0.2));
  EXPECT_TRUE(holds(1, less, 2));
  EXPECT_TRUE(holds(2, greater, 1));
  EXPECT_TRUE(holds(0, equal, 0));
  EXPECT_FALSE(holds(1e-12, equal, 0)) << "one call of many is not none";
}

TEST(Expectations, WindowsAreByTheTimeOfPlacing) {
  // Passes before day 2, fails from then on.
  std::vector<Call> calls;
  for (std::uint64_t hour = 1; hour <= 96; ++hour) {
    calls.push_back({.id = hour, .from = XA, .to = FR, .at = hours(hour)});
    if (hour >= 48) calls.back().outcome = Outcome::anchor_untrusted;
  }
  const std::map<std::string, std::string> pair{{"from", "XA"}, {"to", "FR"}};
  const auto got =
      results({expect("verified_share", pair, equal, 47.0 / 96),
               expect("verified_share", pair, equal, 1, {}, hours(48)),
               expect("verified_share", pair, equal, 0, hours(48)),
               expect("verified_share", pair, equal, 0.5, hours(46), hours(50)),
               expect("calls", pair, equal, 4, hours(46), hours(50)),
               expect("calls", {{"to", "DE"}}, equal, 0, hours(46), hours(50)),
               expect("setup_delay_s", {{"from", "XA"}, {"stat", "max"}}, less_or_equal, 0.3, hours(50)),
               expect("calls", {}, equal, 95, {}, hours(48))},
              calls);
  for (std::size_t i = 0; i < 7; ++i) EXPECT_TRUE(got[i].held) << i << ": " << got[i].value.value_or(-1);
  EXPECT_FALSE(got[7].held);
  EXPECT_EQ(got[7].value, 47);
}

TEST(Expectations, AnOutcomeIsAResultOrANamedOutcome) {
  const std::vector<Call> calls{{.id = 1, .outcome = Outcome::anchor_untrusted},
                                {.id = 2, .kind = CallKind::roaming, .outcome = Outcome::scope_violation},
                                {.id = 3}};
  const auto got = results({expect("calls", {{"outcome", "failed"}}, equal, 2),
                            expect("calls", {{"outcome", "scope_violation"}}, equal, 1),
                            expect("calls", {{"outcome", "scope_violation"}, {"kind", "roaming"}}, equal, 1),
                            expect("calls", {{"outcome", "scope_violation"}, {"kind", "spoofed"}}, equal, 0),
                            expect("calls", {{"attestation", "A"}}, equal, 3),
                            expect("calls", {{"attestation", "none"}}, equal, 0)},
                           calls);
  for (const auto& each : got) EXPECT_TRUE(each.held) << each.value.value_or(-1);
}

TEST(Expectations, AShareOfNoCallsDoesNotHold) {
  const auto got =
      results({expect("verified_share", {{"from", "XA"}}, equal, 0),
               expect("verified_share", {{"from", "XA"}}, not_equal, 1),
               expect("false_accept_share", {}, less_or_equal, 1),
               expect("setup_delay_s", {{"from", "XA"}, {"stat", "mean"}}, less, 1),
               expect("exposure_window_s", {{"stat", "max"}}, less, 1),
               expect("time_to_detect_s", {{"stat", "max"}}, less, 1), expect("false_accepts", {}, equal, 0)},
              {{.id = 1}});
  for (std::size_t i = 0; i < 6; ++i) {
    EXPECT_FALSE(got[i].held);
    EXPECT_EQ(got[i].value, std::nullopt);
    EXPECT_EQ(got[i].note, i < 3 ? "no calls matched" : "nothing was measured");
  }
  EXPECT_TRUE(got[6].held) << "a count of nothing is 0";
}

TEST(Expectations, ControlMessagesInAWindow) {
  Recorder recorder(scenario({expect("control_messages", {{"interface", "list"}}, equal, 2, hours(0)),
                              expect("control_bytes", {}, equal, 40)}),
                    parties());
  for (const int hour : {-5, 0, 3, -1})
    recorder.exchanged({.sent_at = start + hours(hour), .interface = "list", .message = "m", .bytes = 10});
  recorder.finish(start + hours(5));
  for (const auto& each : recorder.summary().expect) EXPECT_TRUE(each.held) << each.value.value_or(-1);
}

TEST(Summary, AsJson) {
  Summary summary;
  EXPECT_EQ(summary_json(summary), "{\n  \"metrics\": [],\n  \"expect\": []\n}\n");
  summary.metrics = {{"calls", 300000, "calls", {}},
                     {"verified_share", 1.0 / 3, "share", {{"from", "FR"}, {"kind", "say \"no\"\n"}}}};
  summary.expect = {{"calls == 1", false, 3e5, ""},
                    {"verified_share == 0", false, std::nullopt, "no calls matched"}};
  EXPECT_EQ(summary_json(summary), R"({
  "metrics": [
    {"name": "calls", "value": 300000, "unit": "calls"},
    {"name": "verified_share", "value": 0.3333333333333333, "unit": "share", "from": "FR", "kind": "say \"no\"\u000a"}
  ],
  "expect": [
    {"text": "calls == 1", "held": false, "value": 300000},
    {"text": "verified_share == 0", "held": false, "value": null, "note": "no calls matched"}
  ]
}
)");
  EXPECT_FALSE(summary.expectations_held());
  summary.expect.clear();
  EXPECT_TRUE(summary.expectations_held());
}

}  // namespace
}  // namespace ishaken::sim
