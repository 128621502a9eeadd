#include "sim/results/list_standing.h"

namespace ishaken::sim {

// Records a published list. When the country is back on the list, the review's finding is used up: a later
// absence counts as one by review only after a new finding.
void ListStanding::published(Instant now, bool trusted) {
  if (trusted == !absent_) return;
  absent_ = !trusted;
  if (absent_) return absences_.push_back({{now, now}, condemned_});
  absences_.back().span.until = now;
  condemned_ = false;
}

std::vector<ListStanding::Absence> ListStanding::absences(Instant end) const {
  std::vector<Absence> out = absences_;
  if (absent_) out.back().span.until = std::max(end, out.back().span.from);
  return out;
}

}  // namespace ishaken::sim
