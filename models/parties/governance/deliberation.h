// The time that one body takes to decide (figure 4-4 of ATIS-1000091 has bodies of several kinds). Decisions
// before `unhurried_from` take no time: they stand for decisions made long before the simulation.
#pragma once

#include "models/base/human_delay.h"
#include "models/parties/party.h"

namespace ishaken::parties {

class Deliberation {
 public:
  Deliberation(HumanDelay delay, Instant unhurried_from) : delay_(delay), unhurried_from_(unhurried_from) {}

  // Returns the time that a decision takes about one matter: an approval, an attack, a ruling, a sanction.
  Duration on_matter(Act& act) {
    ++counted_;
    return draw(act);
  }
  // Returns the time that a decision takes about the registry's contents.
  Duration on_registry(Act& act) { return draw(act); }

 private:
  // Draws a time. The key of a draw is "decision" at a count over all decisions of this body: each decision
  // that takes time adds one, and each matter adds one more, whether or not it takes time.
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
