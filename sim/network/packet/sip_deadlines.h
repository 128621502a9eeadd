// Many deadlines, of which most are never reached, and one event of ns-3 for the next of them.
#pragma once

#include <ns3/event-id.h>

#include <functional>
#include <set>

#include "models/base/names.h"
#include "sim/network/packet/sip_timers.h"

namespace ishaken::sim {

// What of a call a host may have under way. Calls are what everything here is kept by: messages carry their
// numbers.
enum class SipRole : std::uint8_t {
  invite_out,
  invite_in,
  ring,
  bye_out,
  bye_in,
  phone_bye_out,
  phone_bye_in
};
struct SipKey {
  CallId call{};
  SipRole role{};
  auto operator<=>(const SipKey&) const = default;
};
struct SipKeyHash {
  std::size_t operator()(const SipKey& key) const {
    return static_cast<std::size_t>(number(key.call)) * 8u + number(key.role);
  }
};

Duration sip_now();  // since the start of the run

class SipDeadlines {
 public:
  explicit SipDeadlines(std::function<void(SipKey)> reached) : reached_(std::move(reached)) {}
  ~SipDeadlines() { event_.Cancel(); }
  SipDeadlines(const SipDeadlines&) = delete;
  SipDeadlines& operator=(const SipDeadlines&) = delete;

  // `at` is where the key's owner remembers what is set: `never` for nothing, and again once it is reached.
  void set(SipKey key, Duration& at, Duration when);
  std::size_t size() const { return all_.size(); }

 private:
  void arm();
  void fire();

  std::function<void(SipKey)> reached_;
  std::set<std::pair<Duration, SipKey>> all_;
  ns3::EventId event_;
  Duration armed_ = sip::never;
};

}  // namespace ishaken::sim
