#include "models/reputation/rules/hysteresis.h"

#include "models/reputation/rules/steps.h"

namespace ishaken::reputation {

Problems Hysteresis::problems() const {
  Problems out;
  expect_order(out, {"readmit_below", readmit_below}, {"delist_above", delist_above},
               "a country would be excluded and readmitted on the same evidence");
  return out;
}

Decision Hysteresis::decide(const Case& subject) const {
  return between(subject, subject.belief.low, delist_above, readmit_below);
}

}  // namespace ishaken::reputation
