// against=baseline: the difference from the same figure of the run before.
#include <gmock/gmock.h>

#include "tests/unit/sim/results/sample.h"

namespace ishaken::sim {
namespace {

using namespace sample;
using parties::Outcome;

Scenario world(const std::vector<std::string>& expect) {
  Scenario out = scenario(expect);
  out.baseline = true;
  return out;
}

// Four calls FR -> DE, one XA -> DE; in the run under attack two of the first four fail.
std::vector<Call> calls(bool attacked) {
  std::vector<Call> out;
  for (std::uint64_t id = 1; id <= 4; ++id) out.push_back({.id = id, .at = hours(id)});
  if (attacked) out[2].outcome = out[3].outcome = Outcome::anchor_untrusted;
  out.push_back({.id = 11, .from = XA, .kind = CallKind::spoofed, .outcome = Outcome::scope_violation});
  return out;
}

void message(Recorder& recorder, std::string_view interface, std::uint64_t bytes) {
  recorder.exchanged({.sent_at = start + hours(1),
                      .from = PartyId{1},
                      .to = PartyId{0},
                      .interface = interface,
                      .message = "m",
                      .bytes = bytes});
}

Summary compared(const std::vector<Call>& run, const std::vector<std::string>& expect = {}) {
  const Scenario scenario = world(expect);
  std::shared_ptr<const Meters> baseline;
  {
    Recorder recorder(scenario, parties());
    for (const Call& each : calls(false)) play(recorder, each);
    message(recorder, "crl", 100);
    recorder.finish(start + hours(24));
    baseline = recorder.meters();
  }
  Recorder recorder(scenario, parties(), baseline);
  for (const Call& each : run) play(recorder, each);
  message(recorder, "crl", 100);
  if (run.size() > 5) message(recorder, "registry", 50);
  recorder.finish(start + hours(24));
  return recorder.summary();
}

TEST(Differences, AreValueMinusBaseline) {
  std::vector<Call> attacked = calls(true);
  attacked.push_back({.id = 12, .from = XA, .kind = CallKind::spoofed});  // and one more that passes
  const Summary summary = compared(attacked);
  EXPECT_EQ(find(summary, "calls[against=baseline]"), 1);
  EXPECT_EQ(find(summary, "false_accepts[against=baseline]"), 1);
  EXPECT_EQ(find(summary, "false_accepts[from=XA,to=DE,against=baseline]"), 1);
  EXPECT_EQ(find(summary, "false_accepts[from=FR,to=DE,against=baseline]"), std::nullopt) << "zero";
  EXPECT_EQ(find(summary, "verified_share[from=FR,to=DE,against=baseline]"), -0.5);
  EXPECT_EQ(find(summary, "collateral_rejects[against=baseline]"), 2);
  EXPECT_EQ(find(summary, "control_messages[against=baseline]"), 1);
  EXPECT_EQ(find(summary, "control_bytes[interface=registry,against=baseline]"), 50);
  EXPECT_EQ(find(summary, "control_bytes[interface=crl,against=baseline]"), std::nullopt);
}

TEST(Differences, OfTheSameRunAreExactlyZero) {
  const Summary summary = compared(calls(false));
  std::size_t found = 0;
  for (const MetricValue& each : summary.metrics) {
    if (each.where.empty() || each.where.back().first != "against") continue;
    ++found;
    EXPECT_EQ(each.value, 0) << each.name;
    EXPECT_EQ(each.where.size(), 1u) << "parts that are zero are left out: " << each.name;
  }
  EXPECT_EQ(found, 9u);
}

TEST(Differences, AreOfTheSameWindow) {
  const Summary summary = compared(calls(true), {"verified_share[from=FR, against=baseline] == 0",
                                                 "verified_share[from=FR, against=baseline, after=4 h] == 0",
                                                 "collateral_rejects[against=baseline, after=4 h] == 0",
                                                 "verified_share[from=DE, against=baseline] == 0"});
  EXPECT_EQ(summary.expect[0].value, -0.5);
  EXPECT_EQ(summary.expect[1].value, -1);
  EXPECT_EQ(summary.expect[2].value, 1);
  EXPECT_EQ(summary.expect[3].value, std::nullopt) << "no calls in either";
}

TEST(Differences, WithoutABaselineThereAreNone) {
  Recorder recorder(world({"calls[against=baseline] == 0"}), parties());
  recorder.finish(start);
  const Summary summary = recorder.summary();
  EXPECT_EQ(summary.expect[0].value, std::nullopt);
  EXPECT_EQ(find(summary, "calls[against=baseline]"), std::nullopt);
}

}  // namespace
}  // namespace ishaken::sim
