// The calls in flight. Several parties report a call at different times; the ledger joins their reports until
// the call ends, and then forgets the call.
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

// A call in flight, with all that was observed of it so far. A call that CVT blocks is delivered: it has a
// final response and a verdict.
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
  // Returns the call if it is in flight, else null. Counts a call that is not as late or as never placed.
  Flight* find(CallId call);
  void end(Flight* flight, int code);
  // Returns the calls in flight, in order of their numbers.
  std::vector<CallId> in_flight() const;

  // Return numbers of calls. `placed` and `ended` weigh each call as the tables' `weight` does.
  std::uint64_t placed() const { return placed_; }
  std::uint64_t ended(CallResult result) const { return ended_[static_cast<std::size_t>(result)]; }
  std::uint64_t size() const { return flights_.size(); }
  std::uint64_t late() const { return late_; }

  // Returns a sentence for each violation of conservation; empty if there is none. Call it after the last
  // call has ended.
  std::vector<std::string> violations() const;

 private:
  FlatMap<Flight> flights_;  // by number of the call
  std::uint64_t placed_ = 0;
  std::array<std::uint64_t, EnumNames<CallResult>::values.size()> ended_{};
  std::uint64_t late_ = 0;
  std::uint64_t newest_ = 0;
  std::uint64_t placed_twice_ = 0, never_placed_ = 0, passed_without_list_ = 0;
};

}  // namespace ishaken::sim
