// The rows of one table of a whole run, as text.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/unit/sim/world/sample.h"

namespace ishaken::sim {

using Cells = std::vector<std::string>;

Cells cells_of(std::string_view line);

// What one run told, by table: each row a line, without its end.
using Told = std::map<std::string, std::vector<std::string>, std::less<>>;

// Plays it to its end.
Told told(sim::Run& run);
Told told(Scenario what);

}  // namespace ishaken::sim
