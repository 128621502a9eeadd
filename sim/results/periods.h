// The periods into which the time ranges of all expectations divide the run. Everything is counted once, in
// its period; the count of a time range is the sum over the periods that it covers.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "sim/results/time_range.h"

namespace ishaken::sim {

class Periods {
 public:
  Periods() = default;
  explicit Periods(const std::vector<TimeRange>& ranges) {
    for (const TimeRange& each : ranges) {
      if (each.after) edges_.push_back(*each.after);
      if (each.before) edges_.push_back(*each.before);
    }
    std::ranges::sort(edges_);
    edges_.erase(std::ranges::unique(edges_).begin(), edges_.end());
  }

  std::size_t count() const { return edges_.size() + 1; }
  std::size_t of(Instant at) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(edges_, at) - edges_.begin());
  }
  // Returns whether the range, whose ends are edges, covers this period.
  bool within(const TimeRange& range, std::size_t period) const {
    return !(range.after && period < of(*range.after)) && !(range.before && period >= of(*range.before));
  }

 private:
  std::vector<Instant> edges_;
};

}  // namespace ishaken::sim
