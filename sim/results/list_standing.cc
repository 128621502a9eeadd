#include "sim/results/list_standing.h"

namespace ishaken::sim {

// A finding is spent when the country is back on the list: what comes later needs a new one.
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
