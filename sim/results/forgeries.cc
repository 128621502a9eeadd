#include "sim/results/forgeries.h"

namespace ishaken::sim {

void ForgeryMeter::happened(const TimelineEvent& event) {
  if (event.attack != 0) attacks_.emplace(event.attack, Begun{event.action, event.at});
}

void ForgeryMeter::accepts(Instant now, unsigned attack, PartyId provider, bool accepts) {
  const auto known = accepted_.find({attack, provider});
  if (known == accepted_.end() && !accepts) return;
  accepted_[{attack, provider}] = {accepts, now};
}

void ForgeryMeter::finish(Instant end) {
  for (auto& [key, accepted] : accepted_)
    if (accepted.now) accepted.until = end;
}

std::vector<Exposure> ForgeryMeter::exposures(std::string_view action, const TimeRange& time) const {
  std::vector<Exposure> out;
  for (const auto& [key, accepted] : accepted_) {
    const auto attack = attacks_.find(key.first);
    if (attack == attacks_.end()) continue;
    const Begun& begun = attack->second;
    if (covers(action, begun.action) && time.covers(begun.at))
      out.push_back({begun.action, begun.at, accepted.until - begun.at, accepted.now, key.second});
  }
  return out;
}

}  // namespace ishaken::sim
