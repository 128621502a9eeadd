// The measures of reputation, worked out a second time from what the tables say.
#include <gmock/gmock.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/unit/sim/world/rows.h"

namespace ishaken::sim {
namespace {

constexpr std::string_view world = R"(
schema: 1
name: measured
start: 2026-01-01
duration: 24 d
fidelity: {crypto: modelled}
countries:
  DE: {policy: reviewing, decision_delay: 6 h}
  FR: {policy: open}
  XA: {policy: open, prefixes: ["999"]}
policies:
  open: {registry: allow-all}
  reviewing: {registry: allow-all, review: strict}
reviews:
  strict: {rule: threshold, estimator: wilson, window: 4, sensitivity: 0.2}
callees: {complaint_unwanted: 0.2}
traffic:
  - {kind: legitimate, from: [FR, XA], to: DE, rate: 300 per d}
  - {kind: robocall, from: XA, to: DE, rate: 300 per d, starts: 3 d, ends: 10 d}
)";

using nlohmann::json;
using Rows = std::vector<Cells>;

Rows rows_of(const std::vector<std::string>& lines) {
  Rows out;
  for (const std::string& each : lines) out.push_back(cells_of(each));
  return out;
}

template <class Row>
std::size_t column(std::string_view name) {
  const auto names = std::apply([](const auto&... each) { return std::array{each.name...}; }, Row::columns());
  return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
}

class ReputationMeasures : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const Scenario played = scenario(world);
    start = played.start;
    sim::Run run(played, {});
    Told texts = sim::told(run);
    summary = json::parse(run.summary_json())["metrics"];
    calls = rows_of(texts["calls"]);
    decisions = rows_of(texts["decisions"]);
    reputation = rows_of(texts["reputation"]);
  }

  // Of XA as Germany sees it.
  static double metric(std::string_view name, std::string_view stat = {}) {
    json wanted{{"from", "XA"}, {"to", "DE"}};
    if (!stat.empty()) wanted["stat"] = stat;
    for (json each : summary) {
      if (each["name"] != name) continue;
      const double value = each["value"];
      for (const auto* key : {"name", "value", "unit"}) each.erase(key);
      if (each == wanted) return value;
    }
    ADD_FAILURE() << name << " is not there";
    return -1;
  }
  // From the start; whole seconds are all that instants are read with.
  static double day_of(const std::string& at) {
    const double fraction = at.size() > 20 ? std::stod(at.substr(19)) : 0;
    return (in_seconds(*parse_instant(at.substr(0, 19) + "Z") - start) + fraction) / 86400;
  }

  struct Heard {
    double at = 0;
    bool unwanted = false;
  };
  // Signed calls from XA, in days from the start. All are signed, and none is lost on its way.
  static std::vector<Heard> from_xa() {
    std::vector<Heard> out;
    for (const Cells& row : calls)
      if (row[column<CallRow>("from")] == "XA" && row[column<CallRow>("result")] != "undelivered")
        out.push_back(
            {day_of(row[column<CallRow>("placed_at")]), row[column<CallRow>("kind")] == "robocall"});
    return out;
  }
  // When lists for Germany ceased, and began again, to hold XA.
  static std::vector<std::pair<double, bool>> changes() {
    std::vector<std::pair<double, bool>> out;
    bool there = false;
    for (const Cells& row : decisions) {
      if (row[column<DecisionRow>("action")] != "publish-list" || row[column<DecisionRow>("subject")] != "DE")
        continue;
      const bool has = row[column<DecisionRow>("reason")].find(" XA (") != std::string::npos;
      if (has != there) out.emplace_back(day_of(row[column<DecisionRow>("at")]), there = has);
    }
    return out;
  }

  inline static Instant start;
  inline static json summary;
  inline static Rows calls, decisions, reputation;
};

TEST_F(ReputationMeasures, TimeToDelist) {
  const auto all = changes();
  const auto off = std::ranges::find_if(all, [](const auto& each) { return each.first > 3 && !each.second; });
  ASSERT_NE(off, all.end());
  EXPECT_LT(off->first, 10) << "or else there is nothing to measure";
  EXPECT_NEAR(metric("time_to_delist_s", "max"), (off->first - 3) * 86400, 1e-3);
}

// Day by day, whether the share was above a quarter; then minute by minute, whether it was off the list.
TEST_F(ReputationMeasures, WronglyDelisted) {
  std::vector<double> all(24), unwanted(24);
  for (const Heard& each : from_xa()) {
    ++all[static_cast<std::size_t>(each.at)];
    unwanted[static_cast<std::size_t>(each.at)] += each.unwanted;
  }
  double days = 0;
  const auto lists = changes();
  constexpr double minute = 1.0 / 1440;
  for (double at = minute / 2; at < 24; at += minute) {
    const auto day = static_cast<std::size_t>(at);
    const auto next = std::ranges::find_if(lists, [&](const auto& change) { return change.first > at; });
    ASSERT_NE(next, lists.begin());
    if (!std::prev(next)->second && unwanted[day] <= 0.25 * all[day]) days += minute;
  }
  EXPECT_GT(days, 0.5) << "or else there is nothing to measure";
  EXPECT_NEAR(metric("wrongly_delisted_s"), days * 86400, 120);
  EXPECT_NEAR(metric("wrongly_delisted_share"), days / 24, 1e-4);
}

TEST_F(ReputationMeasures, BrierScore) {
  std::vector<std::pair<double, double>> beliefs;  // when, and what
  for (const Cells& row : reputation)
    if (row[column<ReputationRow>("country")] == "XA" && row[column<ReputationRow>("level")] == "country")
      beliefs.emplace_back(day_of(row[column<ReputationRow>("at")]),
                           std::stod(row[column<ReputationRow>("unwanted_share")]));
  ASSERT_GT(beliefs.size(), 20u);
  double sum = 0, count = 0;
  for (const Heard& each : from_xa()) {
    const auto next =
        std::ranges::find_if(beliefs, [&](const auto& belief) { return belief.first > each.at; });
    if (next == beliefs.begin()) continue;
    const double off = std::prev(next)->second - (each.unwanted ? 1 : 0);
    sum += off * off;
    ++count;
  }
  EXPECT_GT(sum / count, 0.02) << "or else there is nothing to measure";
  EXPECT_NEAR(metric("brier_score"), sum / count, 1e-6);
}

TEST_F(ReputationMeasures, BlindReviews) {
  double all = 0, blind = 0;
  for (const Cells& row : reputation)
    if (row[column<ReputationRow>("country")] == "XA" && row[column<ReputationRow>("level")] == "country") {
      ++all;
      blind += std::stod(row[column<ReputationRow>("fresh_calls")]) == 0;
    }
  EXPECT_GT(blind, 0) << "or else there is nothing to measure";
  EXPECT_NEAR(metric("reviews_blind_share"), blind / all, 1e-12);
}

}  // namespace
}  // namespace ishaken::sim
