#include "sim/results/summary_list.h"

#include <string_view>

#include "sim/results/dimensions.h"
#include "sim/results/metrics_of_attacks.h"
#include "sim/results/metrics_of_control.h"

namespace ishaken::sim {
namespace {

// Lists the exposures of actions that are no attacks; list_attacks lists those of attacks.
void list_exposure(MetricList& list) {
  for (const std::string_view event : list.meters().exposure.actions()) {
    const Selection of{.event = std::string(event)};
    list.ask_each(metric::exposure_window_s, quantiles, of);
    list.ask(metric::exposure_open, of);
  }
}

void list_control_plane(MetricList& list) {
  using namespace metric;
  for (const Metric* each : {&control_messages, &control_bytes}) {
    list.ask(*each);
    for (const std::string_view interface : list.meters().control.interfaces())
      list.ask(*each, {.interface = std::string(interface)});
  }
  for (const Metric* each :
       {&packets, &packet_bytes, &packets_retransmitted, &packets_dropped, &packets_lost})
    list.ask(*each);
  list.ask(agreements);
  list.ask(registrations);
  list.ask_each(trusted_cas, list_stats);
  for (const std::string& party : list.meters().trust.publishers())
    list.ask_each(trusted_cas, list_stats, {.party = party});
}

}  // namespace

void MetricList::add(const Metric& metric, std::optional<double> value, const Selection& of) {
  if (!value) return;
  MetricValue& added = out_.emplace_back(MetricValue{metric.name, *value, metric.unit, {}});
  for (const DimensionInfo& each : dimensions())
    if (metric.by.has(each.dimension))
      if (std::string text = each.text(of); !text.empty())
        added.where.emplace_back(each.key, std::move(text));
}

Selection of_pair(const Meters& meters, CountryPair pair) {
  return {.from = meters.countries.code(pair.first), .to = meters.countries.code(pair.second)};
}

std::map<CountryPair, CallCounts> counts_by_pair(const Meters& meters) {
  std::map<CountryPair, CallCounts> out;
  for (const auto& [call, count] : meters.calls.classes()) out[{call.from, call.to}].add(call, count);
  return out;
}

std::vector<MetricValue> list_metrics(const Meters& meters) {
  MetricList list(meters);
  list_calls(list);
  list_exposure(list);
  list_control_plane(list);
  list_reputation(list);
  list_attacks(list);
  list_differences(list);
  return list.take();
}

}  // namespace ishaken::sim
