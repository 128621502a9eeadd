// The metrics of reputation: `from` is the country that is judged, `to` the one that judges.
#pragma once

#include "sim/results/meters.h"
#include "sim/results/metric.h"

namespace ishaken::sim::metric {

using enum Dimension;

template <unsigned ListFigures::* count>
std::optional<double> of_lists(const Meters& run, const Selection& asked) {
  return run.reputation.list_figures(asked).*count;
}

template <double BrierScore::* part>
std::optional<double> of_brier(const Meters& run, const Selection& asked) {
  const auto score = sim::brier_score(run.reputation.forecasts(asked));
  return score ? std::optional((*score).*part) : std::nullopt;
}

template <std::optional<double> Discrimination::* part>
std::optional<double> of_discrimination(const Meters& run, const Selection& asked) {
  return discrimination(run.reputation.forecasts(asked), run.reputation.measures()).*part;
}

inline constexpr Metric time_to_delist_s{
    "time_to_delist_s",
    "s",
    "for a country that turned bad (see Measures) while on the list: from the beginning of that day until "
    "the first list published without it, if that came before it had become good again; a time range selects "
    "by that day",
    {from, to, stat},
    true,
    quantiles,
    [](const Meters& run, const Selection& asked) {
      return figure_of(run.reputation.list_figures(asked).to_delist, *asked.stat);
    }};
inline constexpr Metric exclusions{"exclusions",
                                   "exclusions",
                                   "times that a country went off a list because of a review",
                                   {from, to},
                                   true,
                                   {},
                                   of_lists<&ListFigures::exclusions>};
inline constexpr Metric readmissions_failed{
    "readmissions_failed",
    "exclusions",
    "exclusions of a country that the same reviewer had excluded and readmitted before",
    {from, to},
    true,
    {},
    of_lists<&ListFigures::failed>};
inline constexpr Metric wrongly_delisted_s{
    "wrongly_delisted_s",
    "s",
    "how long countries that were not bad were off lists because of a review, even if they were bad when it "
    "decided",
    {from, to},
    true,
    {},
    [](const Meters& run, const Selection& asked) -> std::optional<double> {
      return in_seconds(run.reputation.list_figures(asked).wrong);
    }};
inline constexpr Metric wrongly_delisted_share{
    "wrongly_delisted_share",
    "share",
    "the same, of the time from the start, per pair of countries",
    {from, to},
    true,
    {},
    [](const Meters& run, const Selection& asked) -> std::optional<double> {
      const ListFigures lists = run.reputation.list_figures(asked);
      if (lists.time.count() <= 0) return std::nullopt;
      return in_seconds(lists.wrong) / in_seconds(lists.time);
    }};
inline constexpr Metric missed_delisting{
    "missed_delisting",
    "pairs",
    "countries that were bad for as long as Measures say, and on every list of the reviewer since they "
    "first were",
    {from, to},
    false,
    {},
    of_lists<&ListFigures::missed>};
inline constexpr Metric reviews_blind_share{
    "reviews_blind_share",
    "share",
    "reviews of a country to which the period before brought no evidence, of all: a country that is not "
    "trusted gives none, and the belief about it rests on memory",
    {from, to},
    true,
    {},
    [](const Meters& run, const Selection& asked) { return blind_share(run.reputation.forecasts(asked)); }};
inline constexpr Metric brier_score{
    "brier_score",
    "",
    "mean over signed calls of (p - o)^2: p the newest belief about the country when the call was "
    "placed, o 1 if it was unwanted, else 0; smaller is better",
    {from, to},
    true,
    {},
    of_brier<&BrierScore::brier>};
inline constexpr Metric brier_reliability{
    "brier_reliability",
    "",
    "its part for beliefs that differ from the calls that follow, over ten bins of p; 0 is best",
    {from, to},
    true,
    {},
    of_brier<&BrierScore::reliability>};
inline constexpr Metric brier_resolution{
    "brier_resolution",
    "",
    "its part, to be taken off, for telling good and bad apart, over ten bins of p; larger is better",
    {from, to},
    true,
    {},
    of_brier<&BrierScore::resolution>};
inline constexpr Metric brier_uncertainty{
    "brier_uncertainty",
    "",
    "its part that is in the calls: the score of the best constant belief",
    {from, to},
    true,
    {},
    of_brier<&BrierScore::uncertainty>};
inline constexpr Metric interval_coverage{
    "interval_coverage",
    "share",
    "reviews whose interval holds the share of unwanted calls among those that came until the next review; "
    "small numbers of calls vary by chance, which the interval does not take into account",
    {from, to},
    true,
    {},
    [](const Meters& run, const Selection& asked) {
      return sim::interval_coverage(run.reputation.forecasts(asked), run.reputation.measures());
    }};
inline constexpr Metric belief_auc{
    "belief_auc",
    "share",
    "chance that of two reviews the belief is higher in the one that bad calls followed (area under "
    "the ROC curve); equals count half",
    {from, to},
    true,
    {},
    of_discrimination<&Discrimination::auc>};
inline constexpr Metric belief_precision{
    "belief_precision",
    "share",
    "reviews that bad calls followed, of those with a belief above the limit of bad",
    {from, to},
    true,
    {},
    of_discrimination<&Discrimination::precision>};
inline constexpr Metric belief_recall{
    "belief_recall",
    "share",
    "reviews with a belief above the limit of bad, of those that bad calls followed",
    {from, to},
    true,
    {},
    of_discrimination<&Discrimination::recall>};

}  // namespace ishaken::sim::metric
