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

// Nothing where it cannot be read or is wrong; everything wrong has then been told on stderr.
std::optional<sim::Scenario> read(const Input& input);

}  // namespace ishaken::app
