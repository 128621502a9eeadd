// The loop from complaints to the list, and what it must not touch.
#include <gmock/gmock.h>

#include "tests/unit/sim/world/rows.h"

namespace ishaken::sim {
namespace {

constexpr std::string_view world = R"(
schema: 1
name: loop
start: 2026-01-01
duration: 12 d
fidelity: {crypto: modelled}
countries:
  DE: {policy: reviewing, decision_delay: 0 s}
  FR: {policy: open}
  XA: {policy: open, prefixes: ["999"]}
policies:
  open: {registry: allow-all}
  reviewing: {registry: allow-all, review: strict}
reviews:
  strict: {rule: hysteresis, estimator: wilson}
callees: {complaint_unwanted: 0.2}
traffic:
  - {kind: legitimate, rate: 400 per d}
  - {kind: robocall, from: XA, to: DE, rate: 400 per d, starts: 1 d}
)";

std::string text_of(sim::Run& run, std::string_view wanted, std::string_view until = {}) {
  std::string out;
  const Told all = told(run);
  for (const std::string& line : all.find(wanted)->second) out += line + "\n";
  return until.empty() ? out : out.substr(0, out.find(until));
}

std::string table(std::string_view wanted, const std::vector<std::string>& overrides = {}) {
  sim::Run run(scenario(world, overrides), {});
  return text_of(run, wanted);
}

TEST(Reputation, AComplainedOfCountryIsExcludedByWhoHearsTheComplaints) {
  const std::string decisions = table("decisions");
  EXPECT_THAT(decisions, testing::HasSubstr("DE/ga\texclude\tXA"));
  EXPECT_THAT(decisions, testing::HasSubstr("DE/ga\tdrop\tXA"));
  EXPECT_THAT(decisions, testing::Not(testing::HasSubstr("FR/ga\texclude")));
  EXPECT_THAT(decisions, testing::Not(testing::HasSubstr("exclude\tFR")));
}

TEST(Reputation, NobodyIsExcludedWhereCallsAreWanted) {
  EXPECT_THAT(table("decisions", {"traffic.1.kind=legitimate"}), testing::Not(testing::HasSubstr("exclude")));
}

// The same calls, the same verdicts: what is heard and thought touches no draw of a call.
TEST(Reputation, AReviewWithoutConsequencesChangesNoCall) {
  const std::string without = table("calls", {"policies.reviewing.review=\"\""});
  EXPECT_EQ(table("calls", {"reviews.strict.rule=never"}), without);
  EXPECT_NE(table("calls"), without);
}

TEST(Reputation, AnotherRuleDrawsTheSameCallsUntilItsFirstDecision) {
  const std::string one = table("calls"), other = table("calls", {"reviews.strict.rule=threshold"});
  const auto differ = std::mismatch(one.begin(), one.end(), other.begin(), other.end()).first - one.begin();
  // Traffic begins on the first day; with a day of robocalls behind it nobody has decided.
  const std::size_t second_day = one.find("2026-01-02T00");
  ASSERT_NE(second_day, std::string::npos);
  EXPECT_GT(static_cast<std::size_t>(differ), second_day);
}

TEST(Reputation, NothingIsThoughtWhereNobodyReviews) {
  EXPECT_EQ(table("reputation", {"policies.reviewing.review=\"\""}), "");
  EXPECT_THAT(table("reputation"), testing::HasSubstr("DE\tXA\tprovider"));
}

}  // namespace
}  // namespace ishaken::sim
