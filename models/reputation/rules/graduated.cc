#include "models/reputation/rules/graduated.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "models/reputation/rules/steps.h"

namespace ishaken::reputation {

Problems Graduated::problems() const {
  Problems out;
  const std::array limits{Named{"watch_above", watch_above}, Named{"downgrade_above", downgrade_above},
                          Named{"scope_above", scope_above}, Named{"exclude_above", exclude_above}};
  for (std::size_t i = 0; i + 1 < limits.size(); ++i)
    expect_order(out, limits[i], limits[i + 1],
                 "a harsher step would come on less evidence than a milder one");
  return out;
}

Decision Graduated::decide(const Case& subject) const {
  using enum Standing;
  static constexpr std::array ladder{kept, watched, downgraded, scoped, excluded};
  const std::array limits{watch_above, downgrade_above, scope_above, exclude_above};
  if (subject.standing == excluded)
    return has_served(subject, sentence) ? change_to(scoped, served_text(subject, sentence))
                                         : unchanged(subject);
  // This rule never chooses probation; another rule's probation counts as watched.
  const Standing standing = subject.standing == probation ? watched : subject.standing;
  const auto step = static_cast<std::size_t>(std::ranges::find(ladder, standing) - ladder.begin());
  const Belief& belief = subject.belief;
  if (belief.low > limits[step] && subject.fresh_calls > 0)
    return change_to(ladder[step + 1],
                     fmt::format("unwanted at least {:.3f} > {:.4g}", belief.low, limits[step]));
  if (step > 0 && belief.mean < limits[step - 1] - margin)
    return change_to(ladder[step - 1],
                     fmt::format("unwanted {:.3f} < {:.4g}", belief.mean, limits[step - 1] - margin));
  return unchanged(subject);
}

}  // namespace ishaken::reputation
