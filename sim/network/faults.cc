#include "sim/network/faults.h"

#include <algorithm>

namespace ishaken::sim {

bool Faults::Between::has(CountryCode a, CountryCode b) const {
  const auto outside = [&](CountryCode country) {
    return from.empty() ? !group.contains(country) : from.contains(country);
  };
  return (group.contains(a) && outside(b)) || (group.contains(b) && outside(a));
}

Duration Faults::longer(CountryCode a, CountryCode b) const {
  Duration sum{0};
  for (const auto& [number, each] : disruptions_)
    if (each.between.has(a, b)) sum += each.longer;
  return sum;
}

double Faults::loss(CountryCode a, CountryCode b) const {
  double passes = 1;
  for (const auto& [number, each] : disruptions_)
    if (each.between.has(a, b)) passes *= 1 - each.loss;
  return 1 - passes;
}

void Faults::end_flood(PartyId party, double loss) {
  for (auto [flood, end] = floods_.equal_range(party); flood != end; ++flood)
    if (flood->second == loss) {
      floods_.erase(flood);
      return;
    }
}

bool Faults::passes(PartyId from, PartyId to) const {
  if (!is_up(from) || !is_up(to)) return false;
  if (disruptions_.empty()) return true;
  const CountryCode a = directory_.at(from).country, b = directory_.at(to).country;
  return std::ranges::none_of(
      disruptions_, [&](const auto& each) { return each.second.cut && each.second.between.has(a, b); });
}

}  // namespace ishaken::sim
