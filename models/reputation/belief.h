// The belief about a subject: the share of its calls that are unwanted.
#pragma once

namespace ishaken::reputation {

struct Belief {
  double mean = 0;           // of the share, 0 to 1
  double low = 0, high = 1;  // the interval at the estimator's confidence
  double calls = 0;          // number of calls behind it; old ones fade as in the estimator
  bool operator==(const Belief&) const = default;
};

// Only some unwanted calls are complained of, and some wanted ones are too. With these chances known, the
// share of unwanted calls follows from that of marked ones (Rogan & Gladen 1978):
//   unwanted = (marked - false_alarm) / (sensitivity - false_alarm), within 0 and 1.
struct Lens {
  double sensitivity = 1;  // chance of a mark on an unwanted call
  double false_alarm = 0;  // on a wanted one; less than `sensitivity`
};
Belief seen_through(const Lens& lens, const Belief& marked);

}  // namespace ishaken::reputation
