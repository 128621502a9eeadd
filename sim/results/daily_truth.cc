#include "sim/results/daily_truth.h"

namespace ishaken::sim {

void DailyTruth::count(std::size_t day, bool unwanted, std::uint64_t weight) {
  if (day >= days_.size()) days_.resize(day + 1);
  days_[day].calls += weight;
  if (unwanted) days_[day].unwanted += weight;
}

// A day that says too little, or on which nobody called, is like the one before.
std::vector<Span> DailyTruth::bad(const Measures& measures, Instant start, Instant end) const {
  std::vector<Span> out;
  bool is_bad = false;
  Instant from = start;
  for (std::size_t day = 0; from < end; ++day) {
    const Instant until = std::min<Instant>(from + std::chrono::hours(24), end);
    if (day < days_.size())
      if (const auto calls = static_cast<double>(days_[day].calls); calls >= measures.enough_calls)
        is_bad = static_cast<double>(days_[day].unwanted) > measures.bad_above * calls;
    if (is_bad && !out.empty() && out.back().until == from)
      out.back().until = until;
    else if (is_bad)
      out.push_back({from, until});
    from = until;
  }
  return out;
}

}  // namespace ishaken::sim
