#include <array>

#include "sim/results/metric_list.h"

namespace ishaken::sim {
namespace {

constexpr std::array<std::string_view, 4> figures{"mean", "p50", "p95", "max"};
// Those whose parts are listed only where they are not zero.
constexpr std::array<std::string_view, 7> counted{
    "exclusions",       "readmissions_failed", "wrongly_delisted_s", "wrongly_delisted_share",
    "missed_delisting", "unwanted_accepts",    "reviews_blind_share"};
constexpr std::array<std::string_view, 9> scored{
    "unwanted_accept_share", "brier_score", "brier_reliability", "brier_resolution", "brier_uncertainty",
    "interval_coverage",     "belief_auc",  "belief_precision",  "belief_recall"};
// By pair; the others say little of a single one, and can be asked for.
constexpr std::array<std::string_view, 3> scored_by_pair{"unwanted_accept_share", "brier_score",
                                                         "interval_coverage"};

void list_part(MetricList& list, std::span<const std::string_view> scores, const Dimensions& where) {
  Where asked;
  for (const auto& [dimension, value] : where) asked.emplace(dimension, value);
  for (const std::string_view figure : figures) {
    Dimensions of_figure = where;
    of_figure.emplace_back("stat", figure);
    list.ask("time_to_delist_s", std::move(of_figure));
  }
  for (const std::string_view metric : counted)
    if (const auto value = list.metrics().value(metric, asked); where.empty() || value != 0)
      list.add(metric, value, where);
  for (const std::string_view metric : scores) list.ask(metric, where);
}

}  // namespace

void list_reputation(MetricList& list) {
  const auto pairs = list.metrics().reputation.pairs();
  if (pairs.empty()) return;
  list_part(list, scored, {});
  CountryCode reviewer;
  for (const auto& [from, to] : pairs)
    if (to != reviewer) list_part(list, scored, {{"to", (reviewer = to).text()}});
  for (const auto& [from, to] : pairs)
    list_part(list, scored_by_pair, {{"from", from.text()}, {"to", to.text()}});
}

}  // namespace ishaken::sim
