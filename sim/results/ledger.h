// Calls in flight. What is known of a call comes from several parties at different times; here it is joined
// until the call ends, and then forgotten.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "models/base/flat_map.h"
#include "models/parties/observation.h"
#include "sim/results/call_result.h"
#include "sim/results/events.h"

namespace ishaken::sim {

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
  // Returns the call while it is in flight, else null. Others are counted, as late or as never placed.
  Flight* find(CallId call);
  void end(Flight* flight, int code);
  // Returns those in flight, by number.
  std::vector<CallId> in_flight() const;

  // Weighted, as the tables' `weight` is.
  std::uint64_t placed() const { return placed_; }
  std::uint64_t ended(CallResult result) const { return ended_[static_cast<std::size_t>(result)]; }
  std::uint64_t size() const { return flights_.size(); }
  std::uint64_t late() const { return late_; }

  // Returns sentences, each about one way in which the books do not balance; none if they do. After the last
  // end.
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
