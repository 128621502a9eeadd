#include "sim/network/packet/sip/sip_deadlines.h"

#include <ns3/nstime.h>
#include <ns3/simulator.h>

#include <algorithm>

namespace ishaken::sim {

Duration sip_now() { return Duration(ns3::Simulator::Now().GetNanoSeconds()); }

void SipDeadlines::add(SipKey key, Duration when) {
  if (all_.size() >= sweep_at_) drop_obsolete();
  all_.emplace_back(when, key);
  std::ranges::push_heap(all_, std::greater());
  arm();
}

// Removes obsolete deadlines when their number has doubled, so that memory use stays proportional to the
// current ones.
void SipDeadlines::drop_obsolete() {
  std::erase_if(all_, [this](const Entry& entry) { return due_of_(entry.second) != entry.first; });
  std::ranges::make_heap(all_, std::greater());
  sweep_at_ = std::max(sweep_at_, 2 * all_.size());
}

// Schedules the event for the earliest deadline. An event that comes too early costs less than cancelling it.
void SipDeadlines::arm() {
  if (all_.empty() || all_.front().first >= armed_) return;
  event_.Cancel();
  armed_ = all_.front().first;
  const Duration wait = std::max(armed_ - sip_now(), Duration::zero());
  event_ = ns3::Simulator::Schedule(ns3::NanoSeconds(wait.count()), [this] { fire(); });
}

void SipDeadlines::fire() {
  armed_ = Duration::min();
  const Duration now = sip_now();
  while (!all_.empty() && all_.front().first <= now) {
    const auto [when, key] = all_.front();
    std::ranges::pop_heap(all_, std::greater());
    all_.pop_back();
    if (due_of_(key) == when) reached_(key);
  }
  armed_ = sip::never;
  arm();
}

}  // namespace ishaken::sim
