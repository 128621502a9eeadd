#include "sim/results/control_metrics.h"

#include <algorithm>

namespace ishaken::sim {

void ControlMetrics::count(const ControlExchange& exchange, std::size_t period) {
  ControlCounts& counts = by_interface_[exchange.interface][period];
  ++counts.messages;
  counts.bytes += exchange.bytes;
}

ControlCounts ControlMetrics::counts(std::string_view interface, const Window& window,
                                     const Periods& periods) const {
  ControlCounts out;
  for (const auto& [name, by_period] : by_interface_) {
    if (!interface.empty() && interface != name) continue;
    for (const auto& [period, counts] : by_period) {
      if (!periods.within(window, period)) continue;
      out.messages += counts.messages;
      out.bytes += counts.bytes;
    }
  }
  return out;
}

std::vector<std::string_view> ControlMetrics::interfaces() const {
  std::vector<std::string_view> out;
  for (const auto& [name, by_period] : by_interface_) out.push_back(name);
  return out;
}

void TrustMetrics::agreed(CountryCode one, CountryCode other, bool in_force) {
  const auto pair = std::minmax(one, other);
  if (in_force)
    agreements_.insert(pair);
  else
    agreements_.erase(pair);
}

void TrustMetrics::registered(CountryCode country, bool registered) {
  if (registered)
    registrations_.insert(country);
  else
    registrations_.erase(country);
}

void TrustMetrics::published(std::string_view party, const parties::ListPublished& list) {
  auto found = lists_.find(party);
  if (found == lists_.end()) found = lists_.emplace(party, std::map<CountryCode, Anchors>{}).first;
  Anchors& anchors = found->second[list.country];
  anchors.last = list.anchors;
  anchors.max = std::max(anchors.max, list.anchors);
}

std::optional<double> TrustMetrics::trusted_cas(std::string_view party, std::string_view stat) const {
  std::optional<double> out;
  for (const auto& [path, countries] : lists_) {
    if (!party.empty() && party != path) continue;
    for (const auto& [country, anchors] : countries)
      out = std::max(out.value_or(0), static_cast<double>(stat == "max" ? anchors.max : anchors.last));
  }
  return out;
}

std::vector<std::string> TrustMetrics::publishers() const {
  std::vector<std::string> out;
  for (const auto& [path, countries] : lists_) out.push_back(path);
  return out;
}

}  // namespace ishaken::sim
