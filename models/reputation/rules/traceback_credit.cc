#include "models/reputation/rules/traceback_credit.h"

#include <fmt/format.h>

#include <algorithm>

#include "models/reputation/rules/steps.h"

namespace ishaken::reputation {

Problems TracebackCredit::problems() const {
  Problems out;
  expect_order(out, {"readmit_below", readmit_below}, {"delist_above", delist_above},
               "a country would be excluded and readmitted on the same evidence");
  return out;
}

Decision TracebackCredit::decide(const Case& subject) const {
  const Conduct& conduct = subject.conduct;
  double limit = delist_above;
  if (conduct.asked > 0 && conduct.asked >= minimum_asked) {
    limit += credit * (conduct.answered + conduct.acted) / conduct.asked / 2;
    if (conduct.answered / conduct.asked < answer_share) limit -= penalty;
  }
  Decision decision = between(subject, subject.belief.low, std::max(limit, readmit_below), readmit_below);
  if (!decision.why.empty())
    decision.why += fmt::format("; answered {:.4g} and acted on {:.4g} of {:.4g} tracebacks",
                                conduct.answered, conduct.acted, conduct.asked);
  return decision;
}

}  // namespace ishaken::reputation
