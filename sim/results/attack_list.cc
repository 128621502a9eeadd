#include <array>
#include <map>
#include <set>

#include "sim/results/metric_list.h"

namespace ishaken::sim {
namespace {

constexpr std::array<std::string_view, 4> figures{"mean", "p50", "p95", "max"};
constexpr std::array<std::string_view, 3> figures_by_calls{"mean_by_calls", "p50_by_calls", "p95_by_calls"};
constexpr std::array<std::string_view, 4> times{"time_to_detect_s", "time_to_decide_s", "time_to_publish_s",
                                                "time_to_recover_s"};
constexpr std::array<std::string_view, 7> of_calls{"calls",
                                                   "verified_share",
                                                   "false_accepts",
                                                   "false_accept_share",
                                                   "collateral_rejects",
                                                   "collateral_reject_share",
                                                   "calls_blocked"};

using Pair = std::pair<std::uint16_t, std::uint16_t>;

std::map<Pair, CallCounts> by_pair(const Metrics& metrics) {
  std::map<Pair, CallCounts> out;
  for (const auto& [call, count] : metrics.calls.classes()) out[{call.from, call.to}].add(call, count);
  return out;
}

Dimensions with(Dimensions some, std::string_view dimension, std::string_view value) {
  some.emplace_back(dimension, value);
  return some;
}

Dimensions named(const Metrics& metrics, Pair pair) {
  return {{"from", metrics.countries.code(pair.first).text()},
          {"to", metrics.countries.code(pair.second).text()}};
}

// Of all attacks, or of one action.
void list_times(MetricList& list, const Dimensions& where) {
  for (const std::string_view metric : times)
    for (const std::string_view figure : figures) list.ask(metric, with(where, "stat", figure));
  list.ask("attacks_undetected", where);
  list.ask("unrecovered", where);
}

std::optional<double> minus(std::optional<double> one, std::optional<double> other) {
  if (!one || !other) return std::nullopt;
  return *one - *other;
}

}  // namespace

void list_attacks(MetricList& list) {
  const Metrics& metrics = list.metrics();
  if (metrics.attacks.all().empty()) return;
  list_times(list, {});
  for (const std::string_view action : metrics.attacks.actions()) {
    const Dimensions event{{"event", std::string{action}}};
    list_times(list, event);
    if (metrics.exposures(action).empty()) continue;
    for (const auto& some :
         {std::span<const std::string_view>(figures), std::span<const std::string_view>(figures_by_calls)})
      for (const std::string_view figure : some) list.ask("exposure_window_s", with(event, "stat", figure));
    list.ask("exposure_open", event);
  }
  list.ask("collateral_rejects", {});
  for (const auto& [pair, counts] : by_pair(metrics))
    if (counts.honest_rejected > 0)
      list.add("collateral_rejects", counts.measure("collateral_rejects"), named(metrics, pair));
}

void list_differences(MetricList& list) {
  const Metrics& metrics = list.metrics();
  if (!metrics.baseline) return;
  const auto against = [](Dimensions where) { return with(std::move(where), "against", "baseline"); };

  const auto here = by_pair(metrics), there = by_pair(*metrics.baseline);
  std::set<Pair> pairs;
  for (const auto& [pair, counts] : here) pairs.insert(pair);
  for (const auto& [pair, counts] : there) pairs.insert(pair);
  const auto counts_of = [](const std::map<Pair, CallCounts>& run, Pair pair) {
    const auto found = run.find(pair);
    return found == run.end() ? CallCounts{} : found->second;
  };
  for (const std::string_view metric : of_calls) {
    list.ask(metric, against({}));
    for (const Pair& pair : pairs) {
      const auto value = minus(counts_of(here, pair).measure(metric), counts_of(there, pair).measure(metric));
      if (value && *value != 0) list.add(metric, value, against(named(metrics, pair)));
    }
  }
  for (const std::string_view metric : {"control_messages", "control_bytes"}) {
    list.ask(metric, against({}));
    std::set<std::string_view> interfaces;
    for (const Metrics* run : {&metrics, metrics.baseline.get()})
      for (const std::string_view each : run->control.interfaces()) interfaces.insert(each);
    for (const std::string_view each : interfaces) {
      const Where where{{"interface", std::string{each}}, {"against", "baseline"}};
      const auto value = metrics.value(metric, where);
      if (value && *value != 0) list.add(metric, value, against({{"interface", std::string{each}}}));
    }
  }
}

}  // namespace ishaken::sim
