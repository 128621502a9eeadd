// Which share of the calls from one country to another was unwanted, in truth, day by day; and when that was
// bad. No party knows.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/results/spans.h"
#include "sim/scenario/measures.h"

namespace ishaken::sim {

class DailyTruth {
 public:
  // A call that was signed and delivered on that day from the start, 0 the first.
  void count(std::size_t day, bool unwanted, std::uint64_t weight);
  bool empty() const { return days_.empty(); }

  // When it was bad, from `start` to `end`, in whole days; days in a row are one span.
  std::vector<Span> bad(const Measures& measures, Instant start, Instant end) const;

 private:
  struct Day {
    std::uint64_t calls = 0, unwanted = 0;
  };
  std::vector<bool> bad_days(const Measures& measures) const;

  std::vector<Day> days_;
};

}  // namespace ishaken::sim
