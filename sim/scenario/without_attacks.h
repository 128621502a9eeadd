// The baseline that a run with attacks is compared with.
#pragma once

#include "sim/scenario/scenario.h"

namespace ishaken::sim {

// Returns the scenario without the actions of the timeline from its first attack on: neither the attacks nor
// the answers to them take place. These actions are put off until after the end instead of being removed, so
// that the same parties exist, with the same numbers and the same random draws. A scenario without attacks is
// returned unchanged.
Scenario without_attacks(Scenario scenario);

}  // namespace ishaken::sim
