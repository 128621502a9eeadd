// What happens to the world, and when. In YAML an entry is `{at: 3 d, <action>: <subject>, ...}`; the action
// is the key, its value the action's first field, the other keys its further fields:
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
