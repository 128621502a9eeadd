#include "sim/results/trust_meter.h"

#include <algorithm>

namespace ishaken::sim {

void TrustMeter::agreed(CountryCode one, CountryCode other, bool in_force) {
  const auto pair = std::minmax(one, other);
  if (in_force)
    agreements_.insert(pair);
  else
    agreements_.erase(pair);
}

void TrustMeter::registered(CountryCode country, bool registered) {
  if (registered)
    registrations_.insert(country);
  else
    registrations_.erase(country);
}

void TrustMeter::published(std::string_view party, const parties::ListPublished& list) {
  auto found = lists_.find(party);
  if (found == lists_.end()) found = lists_.emplace(party, std::map<CountryCode, Anchors>{}).first;
  Anchors& anchors = found->second[list.country];
  anchors.last = list.anchors;
  anchors.max = std::max(anchors.max, list.anchors);
}

std::optional<double> TrustMeter::trusted_cas(std::string_view party, Stat stat) const {
  std::optional<double> out;
  for (const auto& [path, countries] : lists_) {
    if (!covers(party, path)) continue;
    for (const auto& [country, anchors] : countries)
      out = std::max(out.value_or(0), static_cast<double>(stat == Stat::max ? anchors.max : anchors.last));
  }
  return out;
}

std::vector<std::string> TrustMeter::publishers() const {
  std::vector<std::string> out;
  for (const auto& [path, countries] : lists_) out.push_back(path);
  return out;
}

}  // namespace ishaken::sim
