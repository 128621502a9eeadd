// The scenario that would have been: the baseline that a run under attack is compared with.
#pragma once

#include "sim/scenario/scenario.h"

namespace ishaken::sim {

// The same scenario in which nothing of the timeline happens from its first attack on, neither attacks nor
// whatever answers them. Those actions are put off until after the end rather than taken out: so the same
// parties exist, under the same numbers, and draw the same. Where there is no attack nothing changes.
Scenario without_attacks(Scenario scenario);

}  // namespace ishaken::sim
