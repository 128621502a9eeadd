#include "models/reputation/rules/hysteresis.h"

#include "models/reputation/rules/steps.h"

namespace ishaken::reputation {

Decision Hysteresis::decide(const Case& subject) const {
  return between(subject, subject.belief.low, delist_above, readmit_below);
}

}  // namespace ishaken::reputation
