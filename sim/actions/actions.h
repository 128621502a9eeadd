// All actions that a timeline may name.
#pragma once

#include "sim/scenario/action.h"

namespace ishaken::sim {

// Returns the actions in the order of lists and of the reference page.
ActionKinds actions();

}  // namespace ishaken::sim
