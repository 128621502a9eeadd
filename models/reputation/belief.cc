#include "models/reputation/belief.h"

#include <algorithm>

namespace ishaken::reputation {

Belief seen_through(const Lens& lens, const Belief& marked) {
  const auto unwanted = [&](double share) {
    return std::clamp((share - lens.false_alarm) / (lens.sensitivity - lens.false_alarm), 0.0, 1.0);
  };
  return {unwanted(marked.mean), unwanted(marked.low), unwanted(marked.high), marked.calls};
}

}  // namespace ishaken::reputation
