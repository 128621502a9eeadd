#include "sim/scenario/without_attacks.h"

#include <algorithm>

namespace ishaken::sim {

Scenario without_attacks(Scenario scenario) {
  // The timeline is sorted by time. No event is simulated a day after the end.
  const Duration never = scenario.duration + std::chrono::hours(24);
  const auto first = std::ranges::find_if(
      scenario.timeline, [](const TimedAction& entry) { return entry.action->kind().attack; });
  std::for_each(first, scenario.timeline.end(), [&](TimedAction& entry) { entry.at = never; });
  return scenario;
}

}  // namespace ishaken::sim
