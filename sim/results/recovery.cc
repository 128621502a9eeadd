#include "sim/results/recovery.h"

#include <algorithm>

namespace ishaken::sim {
namespace {

constexpr Duration hour_length = std::chrono::hours(1);

bool more_than_a_hundredth(std::uint64_t part, std::uint64_t whole) { return part * 100 > whole; }

bool is_off(const HourlyCalls::Hour& run, const HourlyCalls::Hour& baseline) {
  if (baseline.honest_passed > run.honest_passed &&
      more_than_a_hundredth(baseline.honest_passed - run.honest_passed, baseline.honest_passed))
    return true;
  return run.false_accepts > baseline.false_accepts &&
         more_than_a_hundredth(run.false_accepts - baseline.false_accepts, run.placed);
}

}  // namespace

void HourlyCalls::count(Instant placed_at, const CallClass& call, std::uint64_t weight) {
  if (!wanted_ || placed_at < start_) return;
  const auto hour = static_cast<std::size_t>((placed_at - start_) / hour_length);
  if (hour >= hours_.size()) hours_.resize(hour + 1);
  Hour& counts = hours_[hour];
  counts.placed += weight;
  if (call.result != CallResult::passed) return;
  if (call.honest()) counts.honest_passed += weight;
  if (call.spoofed()) counts.false_accepts += weight;
}

std::size_t HourlyCalls::size() const {
  return static_cast<std::size_t>((end_ - start_ + hour_length - Duration{1}) / hour_length);
}

Instant HourlyCalls::end_of(std::size_t hour) const {
  return std::min(start_ + hour_length * static_cast<std::int64_t>(hour + 1), end_);
}

Recovery recovery(Instant attack, const HourlyCalls& run, const HourlyCalls& baseline) {
  for (std::size_t hour = run.size(); hour-- > 0;) {
    if (run.end_of(hour) <= attack) break;
    if (is_off(run.at(hour), baseline.at(hour))) return {run.end_of(hour) - attack, hour + 1 < run.size()};
  }
  return {};
}

}  // namespace ishaken::sim
