// What reputation came to: beliefs and lists of the countries that review others, held against the calls as
// they were. Kept per pair of countries: calls by day, reviews, changes of the list; nothing per call, and
// nothing at all where nobody reviews.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "models/parties/observation.h"
#include "sim/results/belief_scores.h"
#include "sim/results/call_metrics.h"
#include "sim/results/countries.h"
#include "sim/results/daily_truth.h"
#include "sim/results/list_standing.h"
#include "sim/results/periods.h"

namespace ishaken::sim {

class ReputationMeter {
 public:
  ReputationMeter(const Scenario& scenario, const CountryIndex& countries);

  // Whether any country reviews, or may come to do so; otherwise nothing needs to be told.
  bool wanted() const { return !pairs_.empty(); }
  void ended(const CallClass& call, Instant placed, std::uint64_t weight);
  void reviewed(Instant now, CountryCode reviewer, const parties::Reviewed& review);
  void published(Instant now, const parties::ListPublished& list);
  void finish(Instant end) { end_ = end; }

  // Whether it is a metric of this meter.
  static bool measures(std::string_view metric);
  // Over the pairs that `from` (who is judged) and `to` (who reviews) select. Counts are 0 where nobody
  // reviews; anything else is empty where there is nothing to measure. The window is about the time of the
  // review, of turning bad, of being taken off the list, and about which part of the time counts.
  std::optional<double> value(std::string_view metric, const Where& where, const Window& window) const;

  // (judged, reviewer) of all of which anything is known: calls, or a review.
  std::vector<std::pair<CountryCode, CountryCode>> pairs() const;

 private:
  struct Pair {
    DailyTruth truth;
    ListStanding list;
    std::vector<Forecast> forecasts;
  };
  struct ListFigures;

  Pair* find(std::size_t from, std::size_t to);
  // By reviewer, then by the country judged: visit(from, to, pair).
  template <class Visit>
  void for_each(const Where& where, Visit&& visit) const;
  std::vector<Forecast> forecasts(const Where& where, const Window& window) const;
  ListFigures list_figures(const Where& where, const Window& window) const;

  const CountryIndex& countries_;
  Measures measures_;
  Instant start_, end_;
  std::vector<std::size_t> place_;  // by country: which rows of pairs_ are its own as a reviewer
  std::vector<bool> reviews_;       // by country: it did review, or would have
  std::vector<Pair> pairs_;
};

}  // namespace ishaken::sim
