// Calls in flight. What is known of a call comes from several parties at different times; here it is joined
// until the call ends, and then forgotten.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "models/base/flat_map.h"
#include "models/parties/observation.h"
#include "sim/results/events.h"

namespace ishaken::sim {

// What became of a call: the four of which conservation speaks.
enum class CallResult : std::uint8_t { passed, failed, unverified, undelivered };

// Whether the number shown was verified before the called side answered, refused or rang. A call that CVT
// blocked was delivered: it has a final response and a verdict.
struct Flight {
  CallPlaced placed;
  parties::CallVerified verdict;
  bool verified = false;  // `verdict` was given
  bool refused = false;   // by the originating provider
  bool signed_at_origin = false;
  bool identity_lost = false;

  CallResult result(int code) const;
  parties::Outcome outcome(int code) const;
};

class Ledger {
 public:
  void place(const CallPlaced& call);
  // The call, while it is in flight. Others are counted, as late or as never placed.
  Flight* find(CallId call);
  void end(Flight* flight, int code);
  // Those in flight, by number.
  std::vector<CallId> in_flight() const;

  // Weighted, as the tables' `weight` is.
  std::uint64_t placed() const { return placed_; }
  std::uint64_t ended(CallResult result) const { return ended_[static_cast<std::size_t>(result)]; }
  std::uint64_t size() const { return flights_.size(); }
  std::uint64_t late() const { return late_; }

  // Sentences, each about one way in which the books do not balance; empty where they do. After the last end.
  std::vector<std::string> violations() const;

 private:
  FlatMap<Flight> flights_;  // by number of the call
  std::uint64_t placed_ = 0;
  std::array<std::uint64_t, 4> ended_{};
  std::uint64_t late_ = 0;
  std::uint64_t newest_ = 0;
  std::uint64_t placed_twice_ = 0, never_placed_ = 0, passed_without_list_ = 0;
};

}  // namespace ishaken::sim

template <>
struct ishaken::EnumNames<ishaken::sim::CallResult> {
  using enum sim::CallResult;
  static constexpr std::array values{
      EnumValue{passed, "passed", "the number shown was verified"},
      EnumValue{failed, "failed", "verification took place and failed"},
      EnumValue{unverified, "unverified", "delivered without a verdict on the number"},
      EnumValue{undelivered, "undelivered", "no final response came, or it was not let out"}};
};
