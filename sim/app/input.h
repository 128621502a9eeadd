// The scenario that the command line names.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/scenario.h"

namespace ishaken::app {

struct Input {
  std::string file;
  std::vector<std::string> overrides;  // path=value
};

// Reads the scenario; nullopt if it cannot be read or is wrong. Then all errors were written to stderr.
std::optional<sim::Scenario> read(const Input& input);

}  // namespace ishaken::app
