// How good beliefs are as forecasts. A belief holds from its review until the next one, and is held against
// the calls of that time, as nobody can act on it earlier: an estimator that lags behind the truth loses by
// it, whatever it has seen. The truth of what it has seen already would favour the one that remembers most.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "models/base/time.h"
#include "sim/scenario/measures.h"

namespace ishaken::sim {

// What was believed of a country at one review, and the calls that came until the next.
struct Forecast {
  Instant at{};
  double mean = 0, low = 0, high = 0;  // of the share of unwanted calls
  bool blind = false;                  // no evidence had come since the review before
  std::uint64_t calls = 0, unwanted = 0;

  double share() const { return static_cast<double>(unwanted) / static_cast<double>(calls); }
};

// G. W. Brier, 1950: the mean of (p - o)^2 over calls, o being 1 for an unwanted one. Split after A. H.
// Murphy, 1973, over ten bins of p of equal width: brier = reliability - resolution + uncertainty, but for
// the spread of p within each bin, for which its mean stands.
struct BrierScore {
  double brier = 0, reliability = 0, resolution = 0, uncertainty = 0;
};
std::optional<BrierScore> brier_score(const std::vector<Forecast>& forecasts);

// The others weigh every review alike, and leave out those that fewer than `enough_calls` followed.

// The share of the calls that follow lies within the interval.
std::optional<double> interval_coverage(const std::vector<Forecast>& forecasts, const Measures& measures);

// As a test for bad: the mean against whether the share of the calls that follow is above `bad_above`.
struct Discrimination {
  std::optional<double> auc;        // chance that a bad one ranks above another; half a point for equals
  std::optional<double> precision;  // of those whose mean is above `bad_above`: bad ones
  std::optional<double> recall;     // of the bad ones: those whose mean is above it
};
Discrimination discrimination(std::vector<Forecast> forecasts, const Measures& measures);

std::optional<double> blind_share(const std::vector<Forecast>& forecasts);

}  // namespace ishaken::sim
