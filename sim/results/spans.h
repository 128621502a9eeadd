// Spans of time, from and including `from`, up to and excluding `until`.
#pragma once

#include <algorithm>
#include <vector>

#include "models/base/time.h"

namespace ishaken::sim {

struct Span {
  Instant from{}, until{};
  bool operator==(const Span&) const = default;
};

inline Duration overlap(const Span& one, const Span& other) {
  return std::max(Duration{0}, std::min(one.until, other.until) - std::max(one.from, other.from));
}

inline Duration total(const std::vector<Span>& spans) {
  Duration out{0};
  for (const Span& each : spans) out += each.until - each.from;
  return out;
}

}  // namespace ishaken::sim
