// The time that people take to decide, approve or answer: lognormal, like a product of many small factors.
#pragma once

#include "models/base/random.h"
#include "models/base/time.h"

namespace ishaken {

struct HumanDelay {
  Duration median{0};
  double spread = 0;  // standard deviation of the logarithm

  // Returns zero without a draw if the median is zero.
  Duration draw(Stream& stream) const {
    if (median.count() == 0) return Duration{0};
    return seconds(stream.lognormal(in_seconds(median), spread));
  }
};

}  // namespace ishaken
