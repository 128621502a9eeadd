// The recovery from an attack: the time until calls are as they would have been without it. Calls are counted
// by the hour, from the start of the scenario, in which they were placed. An hour is off if
//   more than 1 % of the honest calls that pass in the baseline do not, or
//   false accepts are above the baseline's by more than 1 % of the calls of that hour.
// Both runs place the same calls, so that an hour of few calls is not off by chance.
#pragma once

#include <cstdint>
#include <vector>

#include "models/base/time.h"
#include "sim/results/call_meter.h"
#include "sim/scenario/scenario.h"

namespace ishaken::sim {

class HourlyCalls {
 public:
  struct Hour {
    std::uint64_t placed = 0, honest_passed = 0, false_accepts = 0;
  };

  // Counts only if the scenario has a baseline; then memory grows with simulated hours.
  explicit HourlyCalls(const Scenario& scenario)
      : start_(scenario.start), end_(scenario.start + scenario.duration), wanted_(scenario.baseline) {}

  bool wanted() const { return wanted_; }
  void count(Instant placed_at, const CallClass& call, std::uint64_t weight);

  std::size_t size() const;  // hours of the scenario; the last may be cut short
  Hour at(std::size_t hour) const { return hour < hours_.size() ? hours_[hour] : Hour{}; }
  Instant start() const { return start_; }
  Instant end() const { return end_; }
  Instant end_of(std::size_t hour) const;

 private:
  Instant start_, end_;
  bool wanted_;
  std::vector<Hour> hours_;
};

struct Recovery {
  Duration took{0};      // from the attack to the end of the last hour that is off; 0 if none is
  bool complete = true;  // false: the last hour of the run is off, and `took` is a lower bound
};
// Returns the recovery from an attack that happened at `attack`.
Recovery recovery(Instant attack, const HourlyCalls& run, const HourlyCalls& baseline);

}  // namespace ishaken::sim
