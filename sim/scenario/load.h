// Loading of a scenario from YAML, and writing it back.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"
#include "sim/scenario/diagnostic.h"
#include "sim/scenario/scenario.h"

namespace ishaken::sim {

// Returns the error in a line of `expect:`; nothing if there is none.
using CheckExpectation = std::optional<TextError> (*)(std::string_view text, const Scenario& scenario);

// The names that a scenario may use but that are defined outside this folder.
struct Vocabulary {
  CheckExpectation check_expectation = nullptr;  // null: lines are not checked
  reputation::PlugIns plug_ins = {};
  ActionKinds actions = {};
};

// Loads a scenario from the text of a file, with "path=value" for each --set. If it fails, it returns all
// errors at once, in order of place.
Result<Scenario, std::vector<Diagnostic>> load_scenario(std::string_view yaml_text,
                                                        std::string_view file_name,
                                                        std::span<const std::string> overrides = {},
                                                        const Vocabulary& vocabulary = {});

// Writes a scenario with templates applied, every default written and prefixes from the atlas. It loads again
// as the same scenario.
std::string resolved_yaml(const Scenario& scenario);

// Applies a `set` of the timeline: changes one value of one policy. The value was checked when the scenario
// was loaded, so the names in it are not checked again. Fails if the path names no field of a policy, or if
// the value cannot be read.
Result<void> apply_setting(const Setting& setting, std::map<std::string, trust::Policy>& policies);

}  // namespace ishaken::sim
