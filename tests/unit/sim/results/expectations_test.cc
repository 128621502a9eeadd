#include "sim/results/expectation.h"

#include <gmock/gmock.h>

#include <set>

#include "models/base/random.h"

#include "tests/unit/sim/results/sample.h"

namespace ishaken::sim {
namespace {

using namespace sample;
using parties::Outcome;
using enum Expectation::Comparison;

std::vector<ExpectationResult> results(const std::vector<std::string>& expectations,
                                       const std::vector<Call>& calls) {
  Recorder recorder(scenario(expectations), parties());
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
  const auto got = results(
      {"verified_share[from=XA, to=FR] == 0.48958333333333",
       "verified_share[from=XA, to=FR, before=48 h] == 1", "verified_share[from=XA, to=FR, after=48 h] == 0",
       "verified_share[from=XA, to=FR, after=46 h, before=50 h] == 0.5",
       "calls[from=XA, to=FR, after=46 h, before=50 h] == 4", "calls[to=DE, after=46 h, before=50 h] == 0",
       "setup_delay_s[from=XA, stat=max, after=50 h] <= 0.3 s", "calls[before=48 h] == 95"},
      calls);
  for (std::size_t i = 0; i < 7; ++i) EXPECT_TRUE(got[i].held) << i << ": " << got[i].value.value_or(-1);
  EXPECT_FALSE(got[7].held);
  EXPECT_EQ(got[7].value, 47);
}

TEST(Expectations, AnOutcomeIsAResultOrANamedOutcome) {
  const std::vector<Call> calls{{.id = 1, .outcome = Outcome::anchor_untrusted},
                                {.id = 2, .kind = CallKind::roaming, .outcome = Outcome::scope_violation},
                                {.id = 3}};
  const auto got =
      results({"calls[outcome=failed] == 1", "calls[outcome=untrusted] == 1",
               "calls[outcome=scope_violation] == 1", "calls[outcome=scope_violation, kind=roaming] == 1",
               "calls[outcome=scope_violation, kind=spoofed] == 0", "calls[attestation=A] == 3",
               "calls[attestation=none] == 0"},
              calls);
  for (const auto& each : got) EXPECT_TRUE(each.held) << each.value.value_or(-1);
}

TEST(Expectations, AShareOfNoCallsDoesNotHold) {
  const auto got =
      results({"verified_share[from=XA] == 0", "verified_share[from=XA] != 1", "false_accept_share <= 1",
               "setup_delay_s[from=XA, stat=mean] < 1 s", "exposure_window_s[stat=max] < 1 s",
               "time_to_detect_s[stat=max] < 1 s", "false_accepts == 0"},
              {{.id = 1}});
  for (std::size_t i = 0; i < 6; ++i) {
    EXPECT_FALSE(got[i].held);
    EXPECT_EQ(got[i].value, std::nullopt);
    EXPECT_EQ(got[i].note, i < 3 ? "no calls matched" : "nothing was measured");
  }
  EXPECT_TRUE(got[6].held) << "a count of nothing is 0";
}

TEST(Expectations, ControlMessagesInAWindow) {
  Recorder recorder(scenario({"control_messages[interface=crl, after=0 h] == 2", "control_bytes == 40"}),
                    parties());
  for (const int hour : {-5, 0, 3, -1})
    recorder.exchanged({.sent_at = start + hours(hour), .interface = "crl", .message = "m", .bytes = 10});
  recorder.finish(start + hours(5));
  for (const auto& each : recorder.summary().expect) EXPECT_TRUE(each.held) << each.value.value_or(-1);
}

// What is wrong with an expectation about a world of calls, in which XA is excluded and then attacked.
TextError refused(const std::string& text) {
  Scenario world = scenario();
  world.traffic = {};
  world.traffic.emplace_back().kind = CallKind::roaming;
  world.timeline = timeline("{at: 1 h, exclude: XA, by: [FR]}, {at: 2 h, outage: XA}");
  world.countries[DE].verifiers = {{"strict", 1}};
  world.countries[XA].shaken = false;
  return check_expectation(text, world).value_or(TextError{text.size(), "nothing"});
}

TEST(Expectations, AValueThatTheRunCannotHaveIsRefusedAtItsPlace) {
  const std::pair<std::string, std::string> cases[] = {
      {"control_messages[interface=pa-regstry] == 0",
       "no interface 'pa-regstry'; did you mean 'pa-registry'?"},
      {"control_bytes[interface=directive] == 0", "no interface 'directive'"},
      {"calls[from=SE] == 0", "no country 'SE' in this scenario; did you mean 'DE'?"},
      {"calls[kind=robocall] == 0",
       "no kind of traffic 'robocall' in this scenario; known: roaming, spoofed"},
      {"calls[outcome=pased] == 0", "no outcome 'pased'; did you mean 'passed'?"},
      {"calls[attestation=D] == 0", "no attestation 'D'; did you mean 'A'?"},
      {"calls[profile=strickt] == 0",
       "no profile 'strickt' that a provider of this scenario verifies by; did you mean 'strict'?"},
      {"exposure_open[event=revoke] == 0", "no action 'revoke' on the timeline; known: exclude, outage"},
      {"attacks_undetected[event=exclude] == 0", "no attack 'exclude' on the timeline; known: outage"},
      {"packets_lost[party=FR] == 0", "expected one party, such as FR/provider/1"},
      {"packets_lost[party=FR/provider/3] == 0",
       "no party 'FR/provider/3': FR has 2 of them, the last is FR/provider/2"},
      {"packets_lost[party=SE/pa] == 0", "no country 'SE' in this scenario; did you mean 'DE'?"},
      {"trusted_cas[party=XA/pa, stat=max] == 0", "no STI-PA 'XA/pa' in this scenario; known: DE/pa, FR/pa"},
      {"trusted_cas[stat=p95] == 0", "no figure 'p95'; known: last, max"},
      {"calls[against=baseline] == 0",
       "against=baseline compares with a run without the attacks; write 'baseline: true' in the scenario, "
       "and "
       "it is played too"}};
  for (const auto& [text, what] : cases) {
    const TextError wrong = refused(text);
    EXPECT_THAT(wrong.what, testing::StartsWith(what)) << text;
    EXPECT_EQ(wrong.at, text.find('=') + 1) << text;
  }
  for (const std::string good :
       {"calls[kind=roaming] > 0", "calls[kind=spoofed] == 0", "exposure_open[event=exclude] == 0",
        "attacks_undetected[event=outage] == 0", "packets_lost[party=registry] == 0",
        "trusted_cas[party=DE/pa, stat=last] == 1", "calls[profile=strict] > 0",
        "control_messages[interface=ca-ga] > 0"})
    EXPECT_EQ(refused(good).what, "nothing") << good;
}

TEST(Expectations, ADifferenceOfSharesMayBeNegative) {
  Scenario world = scenario();
  world.baseline = true;
  const auto wrong = [&](std::string_view text) { return check_expectation(text, world); };
  EXPECT_FALSE(wrong("verified_share[against=baseline] >= -20 %"));
  EXPECT_THAT(wrong("verified_share[against=baseline] < 120 %")->what,
              testing::StartsWith("shares differ by -1 to 1"));
  EXPECT_THAT(wrong("verified_share >= -20 %")->what, testing::StartsWith("a share is from 0 to 1"));
}

TEST(Expectations, DamagedTextIsReadOrRefused) {
  constexpr std::string_view letters = "[]=,<>! .%0a~_\xff";
  const std::string good = "verified_share[from=FR, to=DE, kind=roaming, after=4 d, before=6 d] >= 90 %";
  Stream stream(1, "damage");
  for (int round = 0; round < 2000; ++round) {
    std::string text = good.substr(0, stream.below(good.size() + 1));
    for (int i = 0; i < 2 && !text.empty(); ++i)
      text[stream.below(text.size())] = letters[stream.below(letters.size())];
    EXPECT_LE(refused(text).at, text.size());
  }
}

// What is known of a metric comes from its row; here it is held to what a summary of it looks like.
TEST(Metrics, EveryRowCanBeAskedForByItsOwnName) {
  Recorder recorder(scenario(), parties());
  recorder.finish(start + hours(1));
  std::set<std::string_view> names;
  for (const Metric* metric : metrics()) {
    EXPECT_TRUE(names.insert(metric->name).second) << metric->name;
    EXPECT_EQ(find_metric(metric->name), metric);
    EXPECT_FALSE(metric->help.empty()) << metric->name;
    EXPECT_EQ(metric->by.has(Dimension::stat), !metric->stats.empty()) << metric->name;
    const std::string stat = metric->stats.empty() ? "" : "[stat=max]";
    const auto value = measured(recorder, scenario(), std::string(metric->name) + stat);
    EXPECT_EQ(value.value_or(0), 0) << metric->name << " of nothing";
  }
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
