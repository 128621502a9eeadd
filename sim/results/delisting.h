// A comparison of a country's absences from lists with the times at which it was bad: delisted in time,
// wrongly, or never.
#pragma once

#include <vector>

#include "sim/results/list_standing.h"
#include "sim/results/spans.h"

namespace ishaken::sim {

using Absences = std::vector<ListStanding::Absence>;

// The time from when a country turned bad until the first list without it, whatever the reason for that.
struct Delisting {
  Instant since{};
  Duration took{0};
};
// Returns one delisting for each time that the country turned bad while on the list and was taken off before
// it had been good again for `lasting`. Shorter times without a bad day do not count as good, since a share
// near the limit crosses it often.
std::vector<Delisting> delistings(const std::vector<Span>& bad, const Absences& absences, Duration lasting);

// Returns how long, during `within`, the country was off the list because of a review although not bad.
Duration wrongly_absent(const std::vector<Span>& bad, const Absences& absences, const Span& within);

// Returns whether the country was bad for `lasting` in total, and on every list since it first turned bad.
bool missed(const std::vector<Span>& bad, const Absences& absences, Duration lasting);

}  // namespace ishaken::sim
