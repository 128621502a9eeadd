// Many deadlines, of which most are never reached, and one event of ns-3 for the next of them.
#pragma once

#include <ns3/event-id.h>

#include <functional>
#include <utility>
#include <vector>

#include "models/base/names.h"
#include "sim/network/packet/sip/sip_timers.h"

namespace ishaken::sim {

// What of a call a host may have under way. Calls are what everything here is kept by: messages carry their
// numbers.
enum class SipRole : std::uint8_t {
  // Requests that it sent ...
  invite_out,
  ring,
  bye_out,
  phone_bye_out,
  // ... and that came to it.
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

// They are not taken back, which would cost more than passing over them: the owner remembers what each key
// waits for, and only that is told.
class SipDeadlines {
 public:
  using DueOf = std::function<Duration(SipKey)>;  // `never` where nothing is waited for
  SipDeadlines(DueOf due_of, std::function<void(SipKey)> reached)
      : due_of_(std::move(due_of)), reached_(std::move(reached)) {}
  ~SipDeadlines() { event_.Cancel(); }
  SipDeadlines(const SipDeadlines&) = delete;
  SipDeadlines& operator=(const SipDeadlines&) = delete;

  // From now on `due_of` gives that time.
  void add(SipKey key, Duration when);

 private:
  using Entry = std::pair<Duration, SipKey>;
  void forget_the_void();
  void arm();
  void fire();

  DueOf due_of_;
  std::function<void(SipKey)> reached_;
  std::vector<Entry> all_;  // a heap, the next one first
  std::size_t sweep_at_ = 1024;
  ns3::EventId event_;
  Duration armed_ = sip::never;
};

}  // namespace ishaken::sim
