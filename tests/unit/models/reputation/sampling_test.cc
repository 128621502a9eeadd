// Estimators against theory on drawn evidence: a subject that behaves the same all the time, seen again and
// again. Seeds are fixed, so a test that passes always passes.
#include <gtest/gtest.h>

#include <cmath>

#include "models/base/random.h"
#include "models/reputation/estimator.h"
#include "tests/unit/models/reputation/evidence.h"

namespace ishaken::reputation {
namespace {

constexpr int replications = 2000;

struct World {
  double share;  // of marked calls
  int periods, calls;
};

struct Outcome {
  double mean = 0, variance = 0;  // of the estimator's mean
  double covered = 0;             // share of the intervals that hold the true one
};

Tally drawn(Stream& stream, const World& world) {
  int hits = 0;
  for (int call = 0; call < world.calls; ++call) hits += stream.chance(world.share);
  return marked(hits, world.calls);
}

Outcome sampled(const Estimator& estimator, const World& world) {
  double sum = 0, squares = 0, covered = 0;
  for (int run = 0; run < replications; ++run) {
    Stream stream(static_cast<std::uint64_t>(run), "country/XA/marks");
    Dossier dossier(static_cast<std::size_t>(world.periods));
    for (int period = 0; period < world.periods; ++period) {
      dossier.add(FR, about(XA, drawn(stream, world)));
      dossier.close_period();
    }
    const Belief belief = estimate(estimator, dossier, country(XA));
    sum += belief.mean;
    squares += belief.mean * belief.mean;
    covered += belief.low <= world.share && world.share <= belief.high;
  }
  const double mean = sum / replications;
  return {mean, (squares - sum * mean) / (replications - 1), covered / replications};
}

// Within four standard errors: of a mean sqrt(v / R), of a variance v sqrt(2 / (R - 1)).
void expect_moments(const Outcome& outcome, double mean, double variance) {
  EXPECT_NEAR(outcome.mean, mean, 4 * std::sqrt(variance / replications));
  EXPECT_NEAR(outcome.variance, variance, 4 * variance * std::sqrt(2.0 / (replications - 1)));
}

// Of (x + a W) / (n + W), where period i before the last fades by f^i:
//   mean (n p + a W) / (n + W), variance p (1 - p) sum of f^2i n_i / (n + W)^2.
void expect_ratio(const Outcome& outcome, const World& world, double fade, double prior, double strength) {
  double calls = 0, squares = 0;
  for (int age = 0; age < world.periods; ++age) {
    calls += std::pow(fade, age) * world.calls;
    squares += std::pow(fade, 2 * age) * world.calls;
  }
  const double weight = calls + strength, p = world.share;
  expect_moments(outcome, (calls * p + prior * strength) / weight, p * (1 - p) * squares / (weight * weight));
}

// An interval of 95 % over 2,000 replications is hit with a standard error of 0.5 %; four of them either way.
constexpr double slack = 0.02;

TEST(Sampling, Beta) {
  const World world{0.1, 10, 40};
  const Outcome outcome = sampled(Beta{.prior = 0.3, .strength = 20}, world);
  expect_ratio(outcome, world, 0.9, 0.3, 20);
}

TEST(Sampling, BetaCovers) {
  const World world{0.2, 4, 100};
  EXPECT_NEAR(sampled(Beta{.forgetting = 1}, world).covered, 0.95, slack);
  EXPECT_GT(sampled(Beta{.forgetting = 0.7}, world).covered, 0.96);  // wider than it must be, as said there
}

TEST(Sampling, Wilson) {
  const World world{0.1, 5, 60};
  const Outcome outcome = sampled(Wilson{.prior = 0.3, .strength = 20}, world);
  expect_ratio(outcome, world, 1, 0.3, 20);
  EXPECT_NEAR(outcome.covered, 0.95, slack);
}

TEST(Sampling, WilsonCoversRareMarks) { EXPECT_NEAR(sampled(Wilson{}, {0.01, 5, 100}).covered, 0.95, slack); }

TEST(Sampling, Ewma) {
  const World world{0.2, 28, 50};
  const double eta = 0.2, prior = 0.6, p = world.share;
  const Outcome outcome = sampled(Ewma{.eta = eta, .prior = prior}, world);
  const double left = std::pow(1 - eta, world.periods);  // of the prior
  expect_moments(outcome, p + left * (prior - p),
                 eta / (2 - eta) * (1 - left * left) * p * (1 - p) / world.calls);
  EXPECT_NEAR(outcome.covered, 0.95, slack);
}

TEST(Sampling, Dirichlet) {
  const World world{0.1, 10, 40};
  Dirichlet dirichlet{.strength = 20};
  dirichlet.base_complained = 0.3;
  dirichlet.base_suspicious = dirichlet.base_trapped = 0;
  expect_ratio(sampled(dirichlet, world), world, 0.9, 0.3, 20);
  dirichlet.forgetting = 1;
  dirichlet.strength = 2;
  dirichlet.base_complained = 0.01;
  EXPECT_NEAR(sampled(dirichlet, {0.2, 4, 100}).covered, 0.95, slack);
}

TEST(Sampling, Hierarchical) {
  const World world{0.1, 10, 40};
  expect_ratio(sampled(Hierarchical{.prior = 0.3, .strength = 20}, world), world, 0.9, 0.3, 20);
}

TEST(Sampling, EigenTrust) {
  const World world{0.1, 10, 40};
  expect_ratio(sampled(EigenTrust{.prior = 0.3, .strength = 20}, world), world, 0.9, 0.3, 20);
}

// Providers of one country that differ: shrinkage errs less over all of them than each one's own ratio does,
// where calls are few. Their shares are drawn around 0.1, which is what makes one lean on the others.
TEST(Sampling, ShrinkageErrsLess) {
  double own = 0, shrunk = 0;
  for (int run = 0; run < 200; ++run) {
    Stream stream(static_cast<std::uint64_t>(run), "country/XA/providers");
    Dossier dossier;
    std::vector<double> shares;
    for (int each = 0; each < 20; ++each) {
      shares.push_back(0.06 + 0.08 * stream.uniform());
      dossier.add(FR, about(XA, drawn(stream, {shares.back(), 1, 30}), "", std::to_string(each)));
    }
    dossier.close_period();
    for (std::size_t each = 0; each < shares.size(); ++each) {
      const Subject subject = provider(XA, std::to_string(each));
      own += std::pow(Wilson{}.estimate(dossier, subject).mean - shares[each], 2);
      shrunk += std::pow(Hierarchical{}.estimate(dossier, subject).mean - shares[each], 2);
    }
  }
  EXPECT_LT(shrunk, own / 2);
}

}  // namespace
}  // namespace ishaken::reputation
