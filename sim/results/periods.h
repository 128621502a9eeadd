// The windows of all expectations (`after`, `before`) cut time into periods. Whatever is counted is counted
// by period, once, and a window is the sum of the periods that it covers.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "models/base/time.h"
#include "sim/scenario/scenario.h"

namespace ishaken::sim {

// From and including `after`, up to and excluding `before`.
struct Window {
  std::optional<Instant> after, before;
  bool covers(Instant at) const { return !(after && at < *after) && !(before && at >= *before); }
  bool operator==(const Window&) const = default;
};

class Periods {
 public:
  Periods() = default;
  explicit Periods(const Scenario& scenario) {
    for (const Expectation& each : scenario.expect) {
      if (each.after) edges_.push_back(scenario.start + *each.after);
      if (each.before) edges_.push_back(scenario.start + *each.before);
    }
    std::ranges::sort(edges_);
    edges_.erase(std::ranges::unique(edges_).begin(), edges_.end());
  }

  std::size_t count() const { return edges_.size() + 1; }
  std::size_t of(Instant at) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(edges_, at) - edges_.begin());
  }
  // Whether the window, whose ends are edges, covers this period.
  bool within(const Window& window, std::size_t period) const {
    return !(window.after && period < of(*window.after)) && !(window.before && period >= of(*window.before));
  }

 private:
  std::vector<Instant> edges_;
};

}  // namespace ishaken::sim
