#include "models/reputation/rules/hysteresis.h"

#include <fmt/format.h>

namespace ishaken::reputation {

Decision Hysteresis::decide(const Case& subject) const {
  const Belief& belief = subject.belief;
  Decision decision{subject.standing, {}, {}, {}};
  if (subject.standing != Standing::excluded && belief.low > delist_above)
    decision = {
        Standing::excluded, {}, {}, fmt::format("unwanted at least {:.3f} > {}", belief.low, delist_above)};
  if (subject.standing == Standing::excluded && belief.mean < readmit_below)
    decision = {Standing::kept, {}, {}, fmt::format("unwanted {:.3f} < {}", belief.mean, readmit_below)};
  return decision;
}

}  // namespace ishaken::reputation
