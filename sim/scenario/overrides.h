// --set path=value: changes the tree before anything is read, so that a changed value is checked like any
// other.
#pragma once

#include <span>
#include <string>

#include "sim/scenario/document.h"

namespace ishaken::sim {

// "policies.careful.merge=scoped", "traffic.0.rate=2 per min", "countries.FR.allow=[DE]". Missing mappings on
// the way are made; a list has the items that it has. A * stands for everything that there is at its place:
// "policies.*.merge=scoped" changes every policy, "default" too.
void apply_overrides(Node& root, std::span<const std::string> overrides, Issues& issues);

}  // namespace ishaken::sim
