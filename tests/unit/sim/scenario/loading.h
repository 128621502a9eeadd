// Scenarios whose timelines may name actions, which are those of the room above.
#pragma once

#include "sim/actions/actions.h"
#include "sim/scenario/load.h"

namespace ishaken::sim {

inline Result<Scenario, std::vector<Diagnostic>> load_with_actions(
    std::string_view text, std::string_view name, std::span<const std::string> overrides = {}) {
  return load_scenario(text, name, overrides, {.actions = actions()});
}

}  // namespace ishaken::sim
