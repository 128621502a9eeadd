// What is thought and decided touches no draw of a call: whatever the rule, the calls are the same, and so is
// all that becomes of them, up to the first ruling.
#include <gmock/gmock.h>

#include "sim/scenario/kinds.h"
#include "tests/unit/sim/world/rows.h"

namespace ishaken::sim {
namespace {

constexpr std::string_view world = R"(
schema: 1
name: same-calls
start: 2026-01-01
duration: 8 d
fidelity: {crypto: modelled}
countries:
  DE: {policy: reviewing, decision_delay: 0 s}
  FR: {policy: reviewing, decision_delay: 0 s}
  XA: {prefixes: ["999"]}
policies:
  default: {registry: allow-all}
  reviewing: {registry: allow-all@review}
@reviews
callees: {complaint_unwanted: 0.2}
traffic:
  - {kind: legitimate, rate: 150 per d}
  - {kind: robocall, from: XA, to: [DE, FR], rate: 300 per d}
)";

std::string filled(std::string_view review, std::string_view reviews) {
  std::string text(world);
  text.replace(text.find("@reviews"), 8, reviews);
  text.replace(text.find("@review"), 7, review);
  return text;
}

// With that rule; with none there is no word of reviews.
Told with(const std::string& rule) {
  if (rule.empty()) return told(scenario(filled("", "")));
  return told(scenario(filled(", review: strict", "reviews:\n  strict: {rule: " + rule +
                                                      ", sensitivity: 0.2, share_with: [DE, FR]}")));
}

// Dates compare as text.
std::string first_ruling(const Told& all) {
  for (const std::string& line : all.find("decisions")->second) {
    const Cells row = cells_of(line);
    if (row.at(1) != "DE/ga" && row.at(1) != "FR/ga") continue;
    for (const std::string_view action :
         {"exclude", "watch", "downgrade", "scope", "drop-provider", "drop-ca"})
      if (row.at(2) == action) return row.at(0);
  }
  return {};
}

// Those of calls that were placed before.
std::vector<std::string> before(const std::vector<std::string>& calls, const std::string& date) {
  std::vector<std::string> out;
  for (const std::string& line : calls)
    if (cells_of(line).at(1) < date) out.push_back(line);
  return out;
}

TEST(SameCalls, ReviewsWithoutConsequencesLeaveNoTraceInAnyCallOrDecision) {
  const Told never = with("never"), none = with("");
  EXPECT_FALSE(never.find("reputation")->second.empty());
  EXPECT_TRUE(none.find("reputation")->second.empty());
  EXPECT_GT(none.find("calls")->second.size(), 3000u);
  for (const std::string_view table : {"calls", "decisions", "faults"})
    EXPECT_EQ(never.find(table)->second, none.find(table)->second) << table;
}

TEST(SameCalls, EveryRuleDrawsTheSameCallsUntilItsFirstRuling) {
  const Told none = with("");
  const auto& calls = none.find("calls")->second;
  for (const std::string& rule : kind_names<reputation::Rule>()) {
    if (rule == "never") continue;
    const Told other = with(rule);
    const std::string ruled = first_ruling(other);
    ASSERT_NE(ruled, "") << rule << " never ruled";
    EXPECT_GT(before(calls, ruled).size(), 400u) << rule;
    EXPECT_EQ(before(other.find("calls")->second, ruled), before(calls, ruled)) << rule;
    EXPECT_NE(other.find("calls")->second, calls) << rule << "'s rulings changed nothing";
  }
}

}  // namespace
}  // namespace ishaken::sim
