#include <fmt/format.h>

#include "sim/scenario/action_check.h"
#include "sim/scenario/check.h"

namespace ishaken::sim {

void check_timeline(const Scenario& scenario, Issues& issues) {
  for (std::size_t i = 0; i < scenario.timeline.size(); ++i) {
    const TimedAction& entry = scenario.timeline[i];
    const std::string path = fmt::format("timeline[{}]", i);
    if (entry.action == nullptr || issues.is_wrong(path)) continue;  // reported by the reader
    if (entry.at > scenario.duration)
      issues.add(
          path + ".at",
          fmt::format("this is at {} after the start, and the scenario ends at {}; make duration longer",
                      to_text(entry.at), to_text(scenario.duration)));
    entry.action->check(ActionCheck(scenario, entry, path, issues));
  }
}

}  // namespace ishaken::sim
