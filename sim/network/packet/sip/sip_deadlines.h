// The deadlines of a host's calls, most of which are never reached, with a single pending ns-3 event.
#pragma once

#include <ns3/event-id.h>

#include <functional>
#include <utility>
#include <vector>

#include "models/base/names.h"
#include "sim/network/packet/sip/sip_timers.h"

namespace ishaken::sim {

// The kinds of transaction that a host may have for one call. Everything is keyed by calls, since messages
// carry their numbers.
enum class SipRole : std::uint8_t {
  // Sent requests (client transactions).
  invite_out,
  ring,
  bye_out,
  phone_bye_out,
  // Received requests (server transactions).
  invite_in,
  bye_in,
  phone_bye_in
};
inline constexpr std::size_t client_roles = 4, server_roles = 3;
struct SipKey {
  CallId call{};
  SipRole role{};
  auto operator<=>(const SipKey&) const = default;
};
Duration sip_now();  // since the start of the run

// Deadlines are not removed, since skipping obsolete ones is cheaper. The owner knows each key's current
// deadline, and `reached` is called for that one only.
class SipDeadlines {
 public:
  using DueOf = std::function<Duration(SipKey)>;  // returns the current deadline, `never` if none
  SipDeadlines(DueOf due_of, std::function<void(SipKey)> reached)
      : due_of_(std::move(due_of)), reached_(std::move(reached)) {}
  ~SipDeadlines() { event_.Cancel(); }
  SipDeadlines(const SipDeadlines&) = delete;
  SipDeadlines& operator=(const SipDeadlines&) = delete;

  // Adds a deadline, which `due_of` must return from now on.
  void add(SipKey key, Duration when);

 private:
  using Entry = std::pair<Duration, SipKey>;
  void drop_obsolete();
  void arm();
  void fire();

  DueOf due_of_;
  std::function<void(SipKey)> reached_;
  std::vector<Entry> all_;  // a heap, earliest first
  std::size_t sweep_at_ = 1024;
  ns3::EventId event_;
  Duration armed_ = sip::never;
};

}  // namespace ishaken::sim
