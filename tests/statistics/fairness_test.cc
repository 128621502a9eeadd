// Two countries that behave alike get the same decisions, up to chance; and one that behaves a little worse
// does not, so that the test can tell.
//
// With equal conduct, whichever of the two is worse off in a run is so by the toss of a coin. Of the k runs
// in which they differ the number in which it is XA is binomial(k, 1/2): within 3.29 sqrt(k) / 2 of k / 2 in
// 99.9 % (sign test). The difference of their days until exclusion has mean 0: within 3.29 standard errors,
// the runs' own differences giving the error.
#include <gmock/gmock.h>

#include <cmath>

#include "tests/unit/sim/world/rows.h"

namespace ishaken::sim {
namespace {

constexpr double z = 3.29;

// Unwanted are 30 % of the calls of either, which is about where the rules act: chance decides.
constexpr std::string_view world = R"(
schema: 1
name: alike
start: 2026-01-01
duration: 10 d
fidelity: {crypto: modelled}
countries:
  DE: {providers: 1, registers: false, policy: reviewing, decision_delay: 0 s}
  XA: {providers: 1, registers: false, prefixes: ["999"]}
  XB: {providers: 1, registers: false, prefixes: ["998"]}
agreements:
  - {between: [DE, XA]}
  - {between: [DE, XB]}
policies:
  default: {registry: none, revocation: off}
  reviewing: {registry: none, revocation: off, review: careful}
reviews:
  careful: {estimator: {kind: beta, forgetting: 0.7}, sensitivity: 0.3, false_alarm: 0.01, minimum_evidence: 20}
callees: {complaint_unwanted: 0.3, complaint_wanted: 0.01, honeypot_unwanted: 0, honeypot_wanted: 0}
traffic:
  - {kind: legitimate, from: [XA, XB], to: DE, rate: 70 per d}
  - {kind: robocall, from: XA, to: DE, rate: 15 per d}
  - {kind: robocall, from: XB, to: DE, rate: 15 per d}
)";

// Days until DE first excludes each; 11 where it never does.
struct Days {
  double a = 11, b = 11;
};

Days days(const std::string& rule, int seed, const std::string& worse) {
  const Told all = told(scenario(
      world, {"reviews.careful.rule=" + rule, "seed=" + std::to_string(seed), "traffic.2.rate=" + worse}));
  Days out;
  for (const std::string& line : all.find("decisions")->second) {
    const Cells row = cells_of(line);  // at, party, action, subject, ...
    if (row.at(1) != "DE/ga" || row.at(2) != "exclude") continue;
    double& first = row.at(3) == "XA" ? out.a : out.b;
    first = std::min(first, std::stod(row.at(0).substr(8, 2)) - 1);
  }
  return out;
}

struct Contest {
  int a_first = 0, b_first = 0, a_alone = 0, b_alone = 0;
  double difference = 0, error = 0;  // of days, a - b
};

Contest contest(const std::string& rule, const std::string& worse, int seeds) {
  Contest out;
  double sum = 0, squares = 0;
  for (int seed = 1; seed <= seeds; ++seed) {
    const auto [a, b] = days(rule, seed, worse);
    out.a_first += a < b;
    out.b_first += b < a;
    out.a_alone += a < 11 && b == 11;
    out.b_alone += b < 11 && a == 11;
    sum += a - b;
    squares += (a - b) * (a - b);
  }
  out.difference = sum / seeds;
  out.error = std::sqrt((squares / seeds - out.difference * out.difference) / (seeds - 1));
  return out;
}

bool even(int one, int other) { return std::abs(one - other) <= z * std::sqrt(one + other); }

void expect_fair(const std::string& rule) {
  const Contest found = contest(rule, "15 per d", 200);
  EXPECT_GE(found.a_first + found.b_first, 80) << "chance decides too little to tell";
  EXPECT_GE(found.a_alone + found.b_alone, 40) << "chance decides too little to tell";
  EXPECT_TRUE(even(found.a_first, found.b_first)) << found.a_first << " against " << found.b_first;
  EXPECT_TRUE(even(found.a_alone, found.b_alone)) << found.a_alone << " against " << found.b_alone;
  EXPECT_LE(std::abs(found.difference), z * found.error);
}

TEST(Fairness, Hysteresis) { expect_fair("{kind: hysteresis, delist_above: 0.16, readmit_below: 0.1}"); }
TEST(Fairness, Probation) { expect_fair("{kind: probation, delist_above: 0.16, sentence: 3 d, trial: 2 d}"); }

TEST(Fairness, AThirdMoreRobocallsShow) {
  const Contest found =
      contest("{kind: hysteresis, delist_above: 0.16, readmit_below: 0.1}", "20 per d", 100);
  EXPECT_FALSE(even(found.a_first, found.b_first)) << found.a_first << " against " << found.b_first;
  EXPECT_GT(found.difference, z * found.error);
}

}  // namespace
}  // namespace ishaken::sim
