// What reputation came to: beliefs and lists of the countries that review others, held against the calls as
// they were. Kept per pair of countries: calls by day, reviews, changes of the list; nothing per call, and
// nothing at all if nobody reviews.
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

// What the lists came to, all of zero if nobody reviews.
struct ListFigures {
  std::vector<WeightedDuration> to_delist;
  Duration wrong{0}, time{0};  // off the list while not bad; and all of the time
  unsigned exclusions = 0, failed = 0, missed = 0;
};

class ReputationMeter {
 public:
  ReputationMeter(const Scenario& scenario, const CountryIndex& countries);

  // Returns whether any country reviews, or may come to do so; otherwise nothing needs to be told.
  bool wanted() const { return !pairs_.empty(); }
  void ended(const CallClass& call, Instant placed, std::uint64_t weight);
  void reviewed(Instant now, CountryCode reviewer, const parties::Reviewed& review);
  void published(Instant now, const parties::ListPublished& list);
  void finish(Instant end) { end_ = end; }

  // Over the pairs that `from` (who is judged) and `to` (who reviews) select. The time is that of the review,
  // of turning bad, of being taken off the list, and says which part of the time counts.
  std::vector<Forecast> forecasts(const Selection& asked) const;
  ListFigures list_figures(const Selection& asked) const;
  const Measures& measures() const { return measures_; }

  // Returns (judged, reviewer) of all of which anything is known: calls, or a review.
  std::vector<std::pair<CountryCode, CountryCode>> pairs() const;

 private:
  struct Pair {
    DailyTruth truth;
    ListStanding list;
    std::vector<Forecast> forecasts;
  };
  Pair* find(std::size_t from, std::size_t to);
  // By reviewer, then by the country judged: visit(from, to, pair).
  template <class Visit>
  void for_each(const Selection& asked, Visit&& visit) const;

  const CountryIndex& countries_;
  Measures measures_;
  Instant start_, end_;
  std::vector<std::size_t> place_;  // by country: which rows of pairs_ are its own as a reviewer
  std::vector<bool> reviews_;       // by country: it did review, or would have
  std::vector<Pair> pairs_;
};

}  // namespace ishaken::sim
