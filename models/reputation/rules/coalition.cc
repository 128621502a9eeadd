#include "models/reputation/rules/coalition.h"

#include <fmt/format.h>

#include "models/reputation/rules/steps.h"

namespace ishaken::reputation {

Problems Coalition::problems() const {
  Problems out;
  expect_order(out, {"readmit_below", readmit_below}, {"delist_above", delist_above},
               "a country would be excluded and readmitted on the same evidence");
  return out;
}

Decision Coalition::decide(const Case& subject) const {
  const bool excluded = subject.standing == Standing::excluded;
  double voters = 0, votes = 0;
  for (const Part& each : subject.reporters) {
    if (each.belief.calls < minimum_calls) continue;
    ++voters;
    votes += excluded ? each.belief.mean < readmit_below : each.belief.low > delist_above;
  }
  if (excluded && voters < minimum_votes)
    return change_to(Standing::kept, fmt::format("only {} may vote, fewer than {}", voters, minimum_votes));
  if (votes < minimum_votes || votes / voters < quorum) return unchanged(subject);
  return excluded ? change_to(Standing::kept,
                              fmt::format("unwanted < {:.4g} say {} of {}", readmit_below, votes, voters))
                  : change_to(Standing::excluded,
                              fmt::format("unwanted > {:.4g} say {} of {}", delist_above, votes, voters));
}

}  // namespace ishaken::reputation
