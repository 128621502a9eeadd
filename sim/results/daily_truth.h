// The true share of unwanted calls among those from one country to another, by day, and the times at which it
// was bad. No party knows it.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/results/spans.h"
#include "sim/scenario/measures.h"

namespace ishaken::sim {

class DailyTruth {
 public:
  // Counts a call that was signed and delivered. `day` counts from the start of the scenario; the first is 0.
  void count(std::size_t day, bool unwanted, std::uint64_t weight);
  bool empty() const { return days_.empty(); }

  // Returns the bad times between `start` and `end`, in whole days; bad days in a row are one span.
  std::vector<Span> bad(const Measures& measures, Instant start, Instant end) const;

 private:
  struct Day {
    std::uint64_t calls = 0, unwanted = 0;
  };
  std::vector<bool> bad_days(const Measures& measures) const;

  std::vector<Day> days_;
};

}  // namespace ishaken::sim
