#include "models/reputation/rules/threshold.h"

#include "models/reputation/rules/steps.h"

namespace ishaken::reputation {

Decision Threshold::decide(const Case& subject) const {
  return between(subject, subject.belief.mean, limit, limit);
}

}  // namespace ishaken::reputation
