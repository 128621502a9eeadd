// The list of metrics.
#include <algorithm>
#include <array>

#include "sim/results/metric.h"
#include "sim/results/metrics_of_attacks.h"
#include "sim/results/metrics_of_calls.h"
#include "sim/results/metrics_of_control.h"
#include "sim/results/metrics_of_reputation.h"

namespace ishaken::sim {

std::span<const Metric* const> metrics() {
  using namespace metric;
  static constexpr std::array all{
      &calls, &verified_share, &false_accepts, &false_accept_share, &unwanted_accepts, &unwanted_accept_share,
      &collateral_rejects, &collateral_reject_share, &calls_blocked, &block_share, &identity_lost_share,
      // exposure and attacks
      &exposure_window_s, &exposure_open, &time_to_detect_s, &time_to_decide_s, &time_to_publish_s,
      &attacks_undetected, &time_to_recover_s, &unrecovered,
      // reputation
      &time_to_delist_s, &exclusions, &readmissions_failed, &wrongly_delisted_s, &wrongly_delisted_share,
      &missed_delisting, &reviews_blind_share, &metric::brier_score, &brier_reliability, &brier_resolution,
      &brier_uncertainty, &metric::interval_coverage, &belief_auc, &belief_precision, &belief_recall,
      // delays
      &verification_delay_s, &setup_delay_s,
      // control plane
      &control_messages, &control_bytes, &packets, &packet_bytes, &packets_retransmitted, &packets_dropped,
      &packets_lost, &agreements, &registrations, &trusted_cas};
  return all;
}

std::string stats_text(const Metric& metric) {
  std::string out;
  for (const Stat each : metric.stats) out.append(out.empty() ? "" : " ").append(name_of(each));
  return out;
}

const Metric* find_metric(std::string_view name) {
  const auto found = std::ranges::find(metrics(), name, [](const Metric* each) { return each->name; });
  return found == metrics().end() ? nullptr : *found;
}

std::optional<double> Measure::operator()(const Meters& meters, const Selection& asked) const {
  if (is_of_calls()) return (*this)(meters.calls.counts(asked, meters.periods));
  if (is_of_delays()) return (*this)(meters.calls.delays(asked, meters.periods), *asked.stat);
  return std::get<OfMeters>(how_)(meters, asked);
}

std::optional<double> value(const Metric& metric, const Meters& meters, const Selection& asked) {
  const auto here = metric.measure(meters, asked);
  if (!asked.against_baseline) return here;
  const auto there = meters.baseline ? metric.measure(*meters.baseline, asked) : std::nullopt;
  if (!here || !there) return std::nullopt;
  return *here - *there;
}

}  // namespace ishaken::sim
