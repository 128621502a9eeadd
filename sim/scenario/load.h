// A scenario from YAML, and back.
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

// Returns what is wrong with a line of `expect:`, if anything.
using CheckExpectation = std::optional<TextError> (*)(std::string_view text, const Scenario& scenario);

// What a scenario may name beyond this room.
struct Vocabulary {
  CheckExpectation check_expectation = nullptr;  // null: any line is taken
  reputation::PlugIns plug_ins = {};
  ActionKinds actions = {};
};

// The text of one file, and "path=value" for each --set. Everything that is wrong comes at once, in order of
// place.
Result<Scenario, std::vector<Diagnostic>> load_scenario(std::string_view yaml_text,
                                                        std::string_view file_name,
                                                        std::span<const std::string> overrides = {},
                                                        const Vocabulary& vocabulary = {});

// Templates applied, every default written, prefixes from the atlas. Loads again to the same scenario.
std::string resolved_yaml(const Scenario& scenario);

// What a `set` of the timeline does: one value of one policy, as it was checked when the scenario was loaded.
// The names in it are not checked again. Fails where the path names no field of a policy, or the value cannot
// be read.
Result<void> apply_setting(const Setting& setting, std::map<std::string, trust::Policy>& policies);

}  // namespace ishaken::sim
