#include <initializer_list>

#include "sim/results/metrics_of_calls.h"
#include "sim/results/metrics_of_reputation.h"
#include "sim/results/summary_list.h"

namespace ishaken::sim {
namespace {

using Metrics = std::initializer_list<const Metric*>;

// Lists the figures of all reviewers, or of a part of them, for which counts of zero are left out.
void list_part(MetricList& list, Metrics scores, const Selection& of, bool is_all) {
  using namespace metric;
  list.ask_each(time_to_delist_s, quantiles, of);
  for (const Metric* each : {&exclusions, &readmissions_failed, &wrongly_delisted_s, &wrongly_delisted_share,
                             &missed_delisting, &unwanted_accepts, &reviews_blind_share})
    if (const auto figure = value(*each, list.meters(), of); is_all || figure != 0)
      list.add(*each, figure, of);
  for (const Metric* each : scores) list.ask(*each, of);
}

}  // namespace

void list_reputation(MetricList& list) {
  using namespace metric;
  const Metrics scores{
      &unwanted_accept_share, &metric::brier_score,       &brier_reliability, &brier_resolution,
      &brier_uncertainty,     &metric::interval_coverage, &belief_auc,        &belief_precision,
      &belief_recall};
  // The other scores say little about a single pair; an expectation can ask for them.
  const Metrics scores_of_pair{&unwanted_accept_share, &metric::brier_score, &metric::interval_coverage};
  const auto pairs = list.meters().reputation.pairs();
  if (pairs.empty()) return;
  list_part(list, scores, {}, true);
  CountryCode reviewer;
  for (const auto& [from, to] : pairs)
    if (to != reviewer) list_part(list, scores, {.to = reviewer = to}, false);
  for (const auto& [from, to] : pairs) list_part(list, scores_of_pair, {.from = from, .to = to}, false);
}

}  // namespace ishaken::sim
