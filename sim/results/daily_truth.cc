#include "sim/results/daily_truth.h"

namespace ishaken::sim {

void DailyTruth::count(std::size_t day, bool unwanted, std::uint64_t weight) {
  if (day >= days_.size()) days_.resize(day + 1);
  days_[day].calls += weight;
  if (unwanted) days_[day].unwanted += weight;
}

// Returns for each day whether it was bad. A day with fewer than `enough_calls` is as the day before, until
// such days in a row have enough calls together: otherwise a small country could never be bad.
std::vector<bool> DailyTruth::bad_days(const Measures& measures) const {
  const auto enough = [&](const Day& some) {
    return static_cast<double>(some.calls) >= measures.enough_calls;
  };
  std::vector<bool> out;
  bool bad = false;
  Day small;
  for (const Day& day : days_) {
    small = {small.calls + day.calls, small.unwanted + day.unwanted};
    if (const Day& judged = enough(day) ? day : small; enough(judged)) {
      bad = static_cast<double>(judged.unwanted) > measures.bad_above * static_cast<double>(judged.calls);
      small = {};
    }
    out.push_back(bad);
  }
  return out;
}

std::vector<Span> DailyTruth::bad(const Measures& measures, Instant start, Instant end) const {
  const std::vector<bool> days = bad_days(measures);
  std::vector<Span> out;
  Instant from = start;
  for (std::size_t day = 0; from < end && !days.empty(); ++day) {
    const Instant until = std::min<Instant>(from + std::chrono::hours(24), end);
    if (days[std::min(day, days.size() - 1)]) {
      if (!out.empty() && out.back().until == from)
        out.back().until = until;
      else
        out.push_back({from, until});
    }
    from = until;
  }
  return out;
}

}  // namespace ishaken::sim
