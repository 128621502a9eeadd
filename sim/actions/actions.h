// Every action that a timeline may name.
#pragma once

#include "sim/scenario/action.h"

namespace ishaken::sim {

// In the order in which lists and the reference page show them.
ActionKinds actions();

}  // namespace ishaken::sim
