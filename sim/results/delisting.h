// What lists did about a country, held against what it did: taken off in time, wrongly, or never.
#pragma once

#include <vector>

#include "sim/results/list_standing.h"
#include "sim/results/spans.h"

namespace ishaken::sim {

using Absences = std::vector<ListStanding::Absence>;

// From the moment a country turned bad until the first list without it, whatever took it off.
struct Delisting {
  Instant since{};
  Duration took{0};
};
// One for each time that it turned bad while on the list and was taken off before it had been good again for
// `lasting`. Shorter times without a bad day do not count as good: shares near the limit come and go.
std::vector<Delisting> delistings(const std::vector<Span>& bad, const Absences& absences, Duration lasting);

// How long, within that time, it was not bad and yet off the list by a review.
Duration wrongly_absent(const std::vector<Span>& bad, const Absences& absences, const Span& within);

// Bad for `lasting` in all, and on every list since it first was.
bool missed(const std::vector<Span>& bad, const Absences& absences, Duration lasting);

}  // namespace ishaken::sim
