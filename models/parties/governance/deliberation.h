// The time that one body takes to decide (figure 4-4 of ATIS-1000091 has bodies of several kinds). What is
// settled before `unhurried_from` was decided long ago and takes no time.
#pragma once

#include "models/base/human_delay.h"
#include "models/parties/party.h"

namespace ishaken::parties {

class Deliberation {
 public:
  Deliberation(HumanDelay delay, Instant unhurried_from) : delay_(delay), unhurried_from_(unhurried_from) {}

  // Returns how long it takes to decide about a matter of its own: an approval, an attack, a ruling, a
  // sanction.
  Duration on_matter(Act& act) {
    ++counted_;
    return draw(act);
  }
  // Returns how long it takes to decide about the registry as it was read.
  Duration on_registry(Act& act) { return draw(act); }

 private:
  // The key of a draw is "decision" at a count over all that this body decides: one for each decision that
  // takes time, and one more for each matter of its own, whether or not that takes time.
  Duration draw(Act& act) {
    if (act.now() < unhurried_from_ || delay_.median.count() == 0) return Duration{0};
    Stream stream = act.draw("decision").at(++counted_);
    return delay_.draw(stream);
  }

  HumanDelay delay_;
  Instant unhurried_from_;
  std::uint64_t counted_ = 0;
};

}  // namespace ishaken::parties
