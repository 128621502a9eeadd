#include <array>
#include <set>

#include "sim/results/metrics_of_attacks.h"
#include "sim/results/metrics_of_calls.h"
#include "sim/results/metrics_of_control.h"
#include "sim/results/summary_list.h"

namespace ishaken::sim {
namespace {

// Lists the times of all attacks, or of those of one action.
void list_times(MetricList& list, const Selection& of) {
  using namespace metric;
  for (const Metric* each : {&time_to_detect_s, &time_to_decide_s, &time_to_publish_s, &time_to_recover_s})
    list.ask_each(*each, quantiles, of);
  list.ask(attacks_undetected, of);
  list.ask(unrecovered, of);
}

std::optional<double> minus(std::optional<double> one, std::optional<double> other) {
  if (!one || !other) return std::nullopt;
  return *one - *other;
}

CallCounts counts_of(const std::map<CountryPair, CallCounts>& run, CountryPair pair) {
  const auto found = run.find(pair);
  return found == run.end() ? CallCounts{} : found->second;
}

void list_differences_of_calls(MetricList& list) {
  using namespace metric;
  const auto here = counts_by_pair(list.meters()), there = counts_by_pair(*list.meters().baseline);
  std::set<CountryPair> pairs;
  for (const auto* run : {&here, &there})
    for (const auto& [pair, counts] : *run) pairs.insert(pair);
  for (const Metric* each : {&calls, &verified_share, &false_accepts, &false_accept_share,
                             &collateral_rejects, &collateral_reject_share, &calls_blocked}) {
    list.ask(*each, {.against_baseline = true});
    for (const CountryPair& pair : pairs) {
      const auto value = minus(each->measure(counts_of(here, pair)), each->measure(counts_of(there, pair)));
      Selection of = of_pair(list.meters(), pair);
      of.against_baseline = true;
      if (value && *value != 0) list.add(*each, value, of);
    }
  }
}

void list_differences_of_messages(MetricList& list) {
  std::set<std::string_view> interfaces;
  for (const Meters* run : {&list.meters(), list.meters().baseline.get()})
    for (const std::string_view each : run->control.interfaces()) interfaces.insert(each);
  for (const Metric* each : {&metric::control_messages, &metric::control_bytes}) {
    list.ask(*each, {.against_baseline = true});
    for (const std::string_view interface : interfaces) {
      const Selection of{.interface = std::string(interface), .against_baseline = true};
      const auto difference = value(*each, list.meters(), of);
      if (difference && *difference != 0) list.add(*each, difference, of);
    }
  }
}

}  // namespace

void list_attacks(MetricList& list) {
  using namespace metric;
  const Meters& meters = list.meters();
  if (meters.attacks.all().empty()) return;
  list_times(list, {});
  for (const std::string_view action : meters.attacks.actions()) {
    const Selection of{.event = std::string(action)};
    list_times(list, of);
    if (meters.exposures(action).empty()) continue;
    list.ask_each(exposure_window_s, exposure_stats, of);
    list.ask(exposure_open, of);
  }
  list.ask(collateral_rejects);
  for (const auto& [pair, counts] : counts_by_pair(meters))
    if (counts.honest_rejected > 0)
      list.add(collateral_rejects, collateral_rejects.measure(counts), of_pair(meters, pair));
}

void list_differences(MetricList& list) {
  if (!list.meters().baseline) return;
  list_differences_of_calls(list);
  list_differences_of_messages(list);
}

}  // namespace ishaken::sim
