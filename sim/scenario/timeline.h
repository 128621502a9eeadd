// An entry of the timeline: an action and its time. In YAML the name of the action is a key whose value is
// the action's first field; the other keys are its further fields:
//   - {at: 3 d, exclude: XA, by: [FR, DE]}
#pragma once

#include <memory>

#include "models/base/time.h"
#include "sim/scenario/action.h"

namespace ishaken::sim {

struct TimedAction {
  Duration at{0};                        // after start
  std::shared_ptr<const Action> action;  // null only while a scenario with errors is read
};

}  // namespace ishaken::sim
