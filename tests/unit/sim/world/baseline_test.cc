// A scenario beside itself without attacks: same draws, so what the attack does not touch does not differ.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/unit/sim/world/sample.h"

namespace ishaken::sim {
namespace {

using nlohmann::json;

constexpr std::string_view world = R"(
schema: 1
name: baseline
start: 2026-01-01
duration: 1 d
countries: {DE: {providers: 2, certificate_lifetime: 1 d, certificate_renewal: 6 h}, FR: {providers: 2}, XA: {prefixes: ["999"]}}
policies: {default: {registry: allow-all, list_poll: 2 h, crl_poll: 1 h}}
links: {loss: 0.3}
baseline: true
traffic:
  - {kind: legitimate, rate: 2 per min}
  - {kind: spoofed, from: XA, to: FR, calling: numbers-of(FR), rate: 0.2 per min}
timeline:
  - {at: 2 h, rotate_key: FR/provider/1}
)";

struct Played {
  Digests digests;
  json summary;
  bool held = false;
};

Played played(const std::string& text, const std::vector<std::string>& overrides = {}) {
  sim::Run run(scenario(text, overrides), {});
  Played out{digests(run), {}, false};
  out.summary = json::parse(run.summary_json());
  out.held = run.expectations_held();
  return out;
}

// The value of that metric with exactly these dimensions; NaN where it is not there.
double value(const json& summary, std::string_view name, const json& where = json::object()) {
  for (const json& each : summary["metrics"]) {
    json rest = each;
    for (const char* key : {"name", "value", "unit"}) rest.erase(key);
    if (each["name"] == name && rest == where) return each["value"];
  }
  return std::nan("");
}

class Fidelity : public testing::TestWithParam<const char*> {};

TEST_P(Fidelity, AnAttackThatChangesNothingGivesDifferencesOfExactlyZero) {
  // An outage of no time at all, then one of an STI-PA when nobody wants anything of it, and an answer.
  const std::string text = std::string(world) + R"(
  - {at: 5 h, outage: FR, for: 0 s}
  - {at: 23.9 h, add_ca: DE}
  - {at: 24 h, partition: [XA], for: 1 d}
expect:
  - verified_share[against=baseline] == 0
  - calls[outcome=undelivered, against=baseline] == 0
  - false_accepts[from=XA, to=FR, against=baseline, after=5 h] == 0
  - control_bytes[against=baseline, before=23.9 h] == 0
  - time_to_recover_s[stat=max] == 0
  - unrecovered == 0
)";
  const Played got = played(text, {fmt::format("fidelity.crypto={}", GetParam())});
  EXPECT_TRUE(got.held) << got.summary["expect"].dump(1);
  EXPECT_GT(value(got.summary, "calls"), 2000);
  for (const char* metric : {"calls", "verified_share", "false_accepts", "collateral_rejects"})
    EXPECT_EQ(value(got.summary, metric, {{"against", "baseline"}}), 0) << metric;
  for (const json& each : got.summary["metrics"])
    if (each.contains("against") && each["unit"] != "messages" && each["unit"] != "bytes") {
      EXPECT_EQ(each["value"], 0) << each;
    }
}

INSTANTIATE_TEST_SUITE_P(Crypto, Fidelity, testing::Values("openssl", "modelled"),
                         [](const auto& info) { return std::string(info.param); });

TEST(Baseline, RecoveryFromAnOutageTakesAsLongAsTheOutage) {
  const Played got = played(std::string(world) + R"(
  - {at: 8 h, outage: DE/provider/1, for: 6 h}
expect:
  - verified_share[against=baseline] == 0
  - calls[outcome=undelivered, after=8 h, before=14 h, against=baseline] > 100
  - calls[outcome=undelivered, before=8 h, against=baseline] == 0
  - calls[outcome=undelivered, after=14 h, against=baseline] == 0
)",
                            {"fidelity.crypto=modelled", "links.loss=0.01"});
  const double took = value(got.summary, "time_to_recover_s", {{"event", "outage"}, {"stat", "max"}});
  EXPECT_GE(took, 6 * 3600);
  EXPECT_LE(took, 7 * 3600);
  EXPECT_EQ(value(got.summary, "unrecovered"), 0);
  EXPECT_EQ(value(got.summary, "attacks_undetected", {{"event", "outage"}}), 1);
  for (std::size_t i = 1; i < 4; ++i)
    EXPECT_EQ(got.summary["expect"][i]["held"], true) << got.summary["expect"][i];
}

TEST(Baseline, AnOutageUntilTheEndIsNotRecovered) {
  const Played got = played(std::string(world) + "  - {at: 20 h, outage: DE/provider/1, for: 6 h}\n",
                            {"fidelity.crypto=modelled"});
  EXPECT_EQ(value(got.summary, "unrecovered", {{"event", "outage"}}), 1);
  EXPECT_EQ(value(got.summary, "time_to_recover_s", {{"event", "outage"}, {"stat", "max"}}), 4 * 3600);
}

TEST(Baseline, ChangesNothingOfTheRunItself) {
  const std::string text = std::string(world) + "  - {at: 8 h, outage: DE/provider/1, for: 6 h}\n";
  const Played with = played(text), without = played(text, {"baseline=false"});
  EXPECT_EQ(with.digests, without.digests);
  EXPECT_EQ(value(with.summary, "calls"), value(without.summary, "calls"));
  EXPECT_TRUE(std::isnan(value(without.summary, "calls", {{"against", "baseline"}})));
}

TEST(Baseline, ProgressCoversBothParts) {
  sim::Run run(scenario(world, {"fidelity.crypto=modelled"}), {});
  EXPECT_EQ(run.progress().share, 0);
  EXPECT_TRUE(run.progress().baseline);
  double share = 0;
  bool seen_half = false;
  while (run.advance(1000)) {
    const Progress progress = run.progress();
    EXPECT_GE(progress.share, share);
    share = progress.share;
    if (progress.baseline) {
      EXPECT_LE(share, 0.5);
      EXPECT_EQ(run.tables().calls.rows(), 0u) << "rows of the baseline are nobody's";
    } else if (!seen_half) {
      seen_half = true;
      EXPECT_GE(share, 0.5);
      EXPECT_LT(share, 0.6);
    }
  }
  EXPECT_TRUE(seen_half);
  EXPECT_DOUBLE_EQ(run.progress().share, 1);
}

TEST(Baseline, MayBeGivenUpAtAnyMoment) {
  for (const std::uint64_t events : {0, 100, 6000, 20000}) {
    sim::Run run(scenario(world, {"fidelity.crypto=modelled"}), {});
    for (std::uint64_t played = 0; played < events; played += 100)
      if (!run.advance(100)) break;
  }
}

}  // namespace
}  // namespace ishaken::sim
