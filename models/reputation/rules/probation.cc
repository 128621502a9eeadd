#include "models/reputation/rules/probation.h"

#include <fmt/format.h>

#include "models/reputation/rules/steps.h"

namespace ishaken::reputation {

Problems Probation::problems() const {
  Problems out;
  expect_order(out, {"trial_above", trial_above}, {"delist_above", delist_above},
               "a trial would be milder than no trial");
  return out;
}

Decision Probation::decide(const Case& subject) const {
  if (subject.standing == Standing::excluded)
    return has_served(subject, sentence, factor)
               ? change_to(Standing::probation, served_text(subject, sentence, factor))
               : unchanged(subject);
  const bool on_trial = subject.standing == Standing::probation;
  const double limit = on_trial ? trial_above : delist_above, low = subject.belief.low;
  if (low > limit && !(on_trial && subject.fresh_calls == 0))
    return change_to(Standing::excluded, fmt::format("unwanted at least {:.3f} > {:.4g}{}", low, limit,
                                                     on_trial ? ", on trial" : ""));
  if (on_trial && subject.since >= trial)
    return change_to(Standing::kept, fmt::format("unwanted at least {:.3f} when the trial ended", low));
  return unchanged(subject);
}

}  // namespace ishaken::reputation
