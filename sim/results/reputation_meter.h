// The figures of reputation: the beliefs and lists of countries that review others, compared with the calls
// that came. Kept for each pair of countries: calls by day, reviews, changes of the list; nothing for a
// single call, and nothing at all if no country reviews.
#pragma once

#include <utility>
#include <vector>

#include "models/parties/observation.h"
#include "sim/results/belief_scores.h"
#include "sim/results/call_meter.h"
#include "sim/results/countries.h"
#include "sim/results/daily_truth.h"
#include "sim/results/durations.h"
#include "sim/results/list_standing.h"
#include "sim/results/selection.h"

namespace ishaken::sim {

// The figures of lists; all zero if no country reviews.
struct ListFigures {
  std::vector<WeightedDuration> to_delist;
  Duration wrong{0}, time{0};  // off the list while not bad; total
  unsigned exclusions = 0, failed = 0, missed = 0;
};

class ReputationMeter {
 public:
  ReputationMeter(const Scenario& scenario, const CountryIndex& countries);

  // Returns whether any country reviews, or may begin to; otherwise the meter needs no reports.
  bool wanted() const { return !pairs_.empty(); }
  void ended(const CallClass& call, Instant placed, std::uint64_t weight);
  void reviewed(Instant now, CountryCode reviewer, const parties::Reviewed& review);
  void published(Instant now, const parties::ListPublished& list);
  void finish(Instant end) { end_ = end; }

  // Return figures over the pairs that `from` (the country judged) and `to` (the reviewer) select. The time
  // range applies to the time of the review, of turning bad, and of going off the list; it cuts durations.
  std::vector<Forecast> forecasts(const Selection& asked) const;
  ListFigures list_figures(const Selection& asked) const;
  const Measures& measures() const { return measures_; }

  // Returns the pairs (judged, reviewer) between which there were calls or reviews.
  std::vector<std::pair<CountryCode, CountryCode>> pairs() const;

 private:
  struct Pair {
    DailyTruth truth;
    ListStanding list;
    std::vector<Forecast> forecasts;
  };
  Pair* find(std::size_t from, std::size_t to);
  // Calls visit(from, to, pair) for each pair, by reviewer, then by the country judged.
  template <class Visit>
  void for_each(const Selection& asked, Visit&& visit) const;

  const CountryIndex& countries_;
  Measures measures_;
  Instant start_, end_;
  std::vector<std::size_t> place_;  // by country: its number as a reviewer, which places its rows in pairs_
  std::vector<bool> reviews_;       // by country: its policy reviews from the start, or a review took place
  std::vector<Pair> pairs_;
};

}  // namespace ishaken::sim
