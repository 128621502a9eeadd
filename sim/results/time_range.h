// The time range that `after` and `before` of an expectation select.
#pragma once

#include <optional>

#include "models/base/time.h"

namespace ishaken::sim {

// A time range from and including `after`, up to and excluding `before`.
struct TimeRange {
  std::optional<Instant> after, before;
  bool covers(Instant at) const { return !(after && at < *after) && !(before && at >= *before); }
  bool is_all() const { return !after && !before; }
  bool operator==(const TimeRange&) const = default;
};

}  // namespace ishaken::sim
