// Scores of beliefs as forecasts. A belief is compared with the calls placed between its review and the next
// one, because decisions made from it apply to those calls. An estimator that lags behind the truth therefore
// scores badly. A comparison with the calls that it has already seen would favour the estimator that forgets
// least.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "models/base/time.h"
#include "sim/scenario/measures.h"

namespace ishaken::sim {

// A belief about a country at one review, and the calls that came until the next review.
struct Forecast {
  Instant at{};
  double mean = 0, low = 0, high = 0;  // of the share of unwanted calls
  bool blind = false;                  // no evidence had come since the review before
  std::uint64_t calls = 0, unwanted = 0;

  double share() const { return static_cast<double>(unwanted) / static_cast<double>(calls); }
};

// The score of G. W. Brier, 1950: the mean of (p - o)^2 over calls, where o is 1 for an unwanted call and 0
// for another. Its parts are those of A. H. Murphy, 1973, over ten bins of p of equal width:
// brier = reliability - resolution + uncertainty. This is exact only if all p of a bin are equal, because the
// mean of p represents the bin.
struct BrierScore {
  double brier = 0, reliability = 0, resolution = 0, uncertainty = 0;
};
std::optional<BrierScore> brier_score(const std::vector<Forecast>& forecasts);

// interval_coverage and discrimination weigh every review alike, and leave out reviews that fewer than
// `enough_calls` calls followed.

// Returns the share of reviews whose interval contains the share of unwanted calls among those that followed.
std::optional<double> interval_coverage(const std::vector<Forecast>& forecasts, const Measures& measures);

// The quality of a belief's mean as a test for bad: a review is bad if the share of unwanted calls among
// those that followed it is above `bad_above`.
struct Discrimination {
  std::optional<double> auc;  // chance that a bad review has a higher mean than another; equals count half
  std::optional<double> precision;  // share of bad reviews among those whose mean is above `bad_above`
  std::optional<double> recall;     // share of bad reviews whose mean is above `bad_above`
};
Discrimination discrimination(std::vector<Forecast> forecasts, const Measures& measures);

// Returns the share of reviews before which no new evidence had come.
std::optional<double> blind_share(const std::vector<Forecast>& forecasts);

}  // namespace ishaken::sim
