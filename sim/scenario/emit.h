// A tree as YAML text that is read back as the same tree.
#pragma once

#include <string>

#include "sim/scenario/document.h"

namespace ishaken::sim {

// Mappings and lists of mappings as blocks; lists of values in brackets, wrapped.
std::string block_text(const Node& map);

// In one line: "[FR, DE]", "6 h".
std::string flow_text(const Node& node);

}  // namespace ishaken::sim
