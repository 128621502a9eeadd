#include "sim/network/faults.h"

#include <algorithm>

namespace ishaken::sim {

unsigned Faults::cut(Cut cut) {
  cuts_.push_back(std::move(cut));
  ++active_cuts_;
  return static_cast<unsigned>(cuts_.size() - 1);
}

void Faults::mend(unsigned cut) {
  cuts_[cut] = {};
  --active_cuts_;
}

void Faults::dry(PartyId party, double loss) {
  for (auto [flood, end] = floods_.equal_range(party); flood != end; ++flood)
    if (flood->second == loss) {
      floods_.erase(flood);
      return;
    }
}

bool Faults::passes(PartyId from, PartyId to) const {
  if (!is_up(from) || !is_up(to)) return false;
  if (active_cuts_ == 0) return true;
  const CountryCode a = directory_.at(from).country, b = directory_.at(to).country;
  return std::none_of(cuts_.begin(), cuts_.end(), [&](const Cut& cut) {
    const auto outside = [&](CountryCode country) {
      return cut.from.empty() ? !cut.group.contains(country) : cut.from.contains(country);
    };
    return !cut.group.empty() &&
           ((cut.group.contains(a) && outside(b)) || (cut.group.contains(b) && outside(a)));
  });
}

}  // namespace ishaken::sim
