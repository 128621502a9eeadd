// Output of a tree as YAML text, from which the same tree is read back.
#pragma once

#include <string>

#include "sim/scenario/document.h"

namespace ishaken::sim {

// Writes mappings and lists of mappings as blocks, and lists of values in brackets, wrapped.
std::string block_text(const Node& map);

// Writes the node in one line: "[FR, DE]", "6 h".
std::string flow_text(const Node& node);

}  // namespace ishaken::sim
