#include "sim/network/packet/sip_deadlines.h"

#include <ns3/nstime.h>
#include <ns3/simulator.h>

namespace ishaken::sim {

Duration sip_now() { return Duration(ns3::Simulator::Now().GetNanoSeconds()); }

void SipDeadlines::set(SipKey key, Duration& at, Duration when) {
  if (at == when) return;
  if (at != sip::never) all_.erase({at, key});
  at = when;
  if (when == sip::never) return;
  all_.insert({when, key});
  arm();
}

// An event that comes too early costs less than taking it back.
void SipDeadlines::arm() {
  if (all_.empty() || all_.begin()->first >= armed_) return;
  event_.Cancel();
  armed_ = all_.begin()->first;
  const Duration wait = std::max(armed_ - sip_now(), Duration::zero());
  event_ = ns3::Simulator::Schedule(ns3::NanoSeconds(wait.count()), [this] { fire(); });
}

// What is reached is forgotten before its owner is told, who may set it anew.
void SipDeadlines::fire() {
  armed_ = Duration::min();
  const Duration now = sip_now();
  while (!all_.empty() && all_.begin()->first <= now) {
    const SipKey key = all_.begin()->second;
    all_.erase(all_.begin());
    reached_(key);
  }
  armed_ = sip::never;
  arm();
}

}  // namespace ishaken::sim
