// A country whose conduct does not change, through the whole loop: calls, complaints, reports, estimator,
// lens. What is believed of it must be distributed as theory says, over 200 seeds.
//
// Theory. Wanted and unwanted calls come as independent Poisson streams, so that each call is unwanted with
// probability u = its rate over that of both, whatever the others are (Kingman, Poisson Processes, 1993,
// colouring theorem). An unwanted one is marked with probability s (a honeypot or a complaint), a wanted one
// with f. So of n calls a binomial number x is marked, with share p = u s + (1 - u) f, and with n_k calls in
// the period k:
//   wilson, beta     m = (sum F_k x_k + a W) / (sum F_k n_k + W),  F_k = forgetting^age (1 for wilson)
//                    mean (p sum F_k n_k + a W) / (...), variance p (1 - p) sum F_k^2 n_k / (...)^2
//   ewma             m = left a + sum w_k x_k / n_k,  w_k = eta (1 - eta)^age,  left = (1 - eta)^periods
//                    mean p + left (a - p), variance p (1 - p) sum w_k^2 / n_k
// The lens is linear and knows s and f: (m - f) / (s - f).
//
// Bounds, for N = 200 seeds with given n_k each: the mean error lies within 4 standard errors; the sum of
// squares of the standardised errors is chi-square with N degrees of freedom, which lies between 140.6 and
// 272.5 with 99.9 % (Wilson & Hilferty 1931); an interval of 95 % holds u in 95 % of the runs, give or take
// four standard errors of sqrt(0.95 * 0.05 / N) = 1.54 %.
#include <gmock/gmock.h>

#include <cmath>

#include "tests/unit/sim/world/rows.h"

namespace ishaken::sim {
namespace {

constexpr int seeds = 200;
constexpr double chi_low = 140.6, chi_high = 272.5;

constexpr std::string_view world = R"(
schema: 1
name: stationary
start: 2026-01-01
duration: 4 d
fidelity: {crypto: modelled}
countries:
  DE: {providers: 1, registers: false, policy: reviewing}
  XA: {providers: 1, registers: false, prefixes: ["999"]}
agreements:
  - {between: [DE, XA]}
policies:
  default: {registry: none, revocation: off}
  reviewing: {registry: none, revocation: off, review: watching}
reviews:
  watching: {rule: never, sensitivity: 0.335, false_alarm: 0.02098}
callees: {complaint_unwanted: 0.3, honeypot_unwanted: 0.05, complaint_wanted: 0.02, honeypot_wanted: 0.001}
traffic:
  - {kind: legitimate, from: XA, to: DE, rate: 60 per d}
  - {kind: robocall, from: XA, to: DE, rate: 40 per d}
)";
constexpr double s = 1 - 0.7 * 0.95, f = 1 - 0.98 * 0.999;
constexpr double u = 0.4, p = u * s + (1 - u) * f;

struct Believed {
  double mean = 0, low = 0, high = 0, calls = 0;
  std::vector<double> fresh;  // of each period, oldest first
};

// After the last review, by DE of XA.
Believed believed(const std::string& estimator, int seed) {
  const Told all =
      told(scenario(world, {"reviews.watching.estimator=" + estimator, "seed=" + std::to_string(seed)}));
  Believed out;
  for (const std::string& line : all.find("reputation")->second) {
    const Cells row = cells_of(line);  // at, reviewer, country, level, name, share, low, high, calls, fresh
    if (row.at(2) != "XA" || row.at(3) != "country") continue;
    out.mean = std::stod(row.at(5));
    out.low = std::stod(row.at(6));
    out.high = std::stod(row.at(7));
    out.calls = std::stod(row.at(8));
    out.fresh.push_back(std::stod(row.at(9)));
  }
  EXPECT_GE(out.fresh.size(), 3u);
  return out;
}

// Of m, given the numbers of calls.
struct Moments {
  double mean = 0, variance = 0;
};

Moments of_ratio(const std::vector<double>& calls, double forgetting, double prior, double strength) {
  double sum = 0, squares = 0, worth = 1;
  for (auto each = calls.rbegin(); each != calls.rend(); ++each, worth *= forgetting) {
    sum += worth * *each;
    squares += worth * worth * *each;
  }
  const double all = sum + strength;
  return {(p * sum + prior * strength) / all, p * (1 - p) * squares / (all * all)};
}

Moments of_average(const std::vector<double>& calls, double eta, double prior) {
  double squares = 0, weight = eta;
  for (auto each = calls.rbegin(); each != calls.rend(); ++each, weight *= 1 - eta)
    squares += weight * weight / *each;
  return {p + weight / eta * (prior - p), p * (1 - p) * squares};
}

template <class Theory>
void expect_theory(const std::string& estimator, Theory theory) {
  double error = 0, variance = 0, chi = 0, covered = 0, calls = 0;
  for (int seed = 1; seed <= seeds; ++seed) {
    const Believed found = believed(estimator, seed);
    const Moments marked = theory(found.fresh);
    const double spread = marked.variance / ((s - f) * (s - f));
    const double off = found.mean - (marked.mean - f) / (s - f);
    error += off / seeds;
    variance += spread / seeds;
    chi += off * off / spread;
    covered += (found.low <= u && u <= found.high) / static_cast<double>(seeds);
    for (const double each : found.fresh) calls += each / seeds;
  }
  EXPECT_GT(calls, 250) << "hardly any evidence";
  EXPECT_LE(std::abs(error), 4 * std::sqrt(variance / seeds)) << estimator;
  EXPECT_GE(chi, chi_low) << estimator;
  EXPECT_LE(chi, chi_high) << estimator;
  EXPECT_GE(covered, 0.95 - 4 * 0.0154) << estimator;
}

TEST(Stationary, Wilson) {
  expect_theory("{kind: wilson, prior: 0.1, strength: 2}",
                [](const auto& calls) { return of_ratio(calls, 1, 0.1, 2); });
}

TEST(Stationary, BetaWithoutForgetting) {
  expect_theory("{kind: beta, forgetting: 1, prior: 0.1, strength: 2}",
                [](const auto& calls) { return of_ratio(calls, 1, 0.1, 2); });
}

TEST(Stationary, BetaThatForgets) {
  expect_theory("{kind: beta, forgetting: 0.7, prior: 0.1, strength: 2}",
                [](const auto& calls) { return of_ratio(calls, 0.7, 0.1, 2); });
}

TEST(Stationary, Ewma) {
  expect_theory("{kind: ewma, eta: 0.4, prior: 0.1}",
                [](const auto& calls) { return of_average(calls, 0.4, 0.1); });
}

// As the help of `sensitivity` says: an STI-GA with the default lens, among callees with their defaults.
TEST(Stationary, TheDefaultLensTakesSharesForATenthLarger) {
  const Callees callees;
  const reputation::Review review;
  const double marked = 1 - (1 - callees.complaint_unwanted) * (1 - callees.honeypot_unwanted);
  const double wrongly = 1 - (1 - callees.complaint_wanted) * (1 - callees.honeypot_wanted);
  EXPECT_NEAR(marked, 0.0548, 0.00005);
  for (const double share : {0.1, 0.3, 0.6}) {
    const reputation::Belief belief =
        reputation::seen_through({review.sensitivity, review.false_alarm},
                                 reputation::Belief{share * marked + (1 - share) * wrongly, 0, 1, 0});
    EXPECT_NEAR(belief.mean / share, 1.1, 0.01) << share;
  }
}

}  // namespace
}  // namespace ishaken::sim
