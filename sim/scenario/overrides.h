// The settings of --set path=value. They change the tree before it is read, so that a changed value is
// checked like any other.
#pragma once

#include <span>
#include <string>

#include "sim/scenario/document.h"

namespace ishaken::sim {

// Applies settings such as "policies.careful.merge=scoped", "traffic.0.rate=2 per min" or
// "policies.careful.allow=[DE]". Missing mappings on the path are added, but no items of lists. A * selects
// every key or item at its place: "policies.*.merge=scoped" changes every policy, "default" too.
void apply_overrides(Node& root, std::span<const std::string> overrides, Issues& issues);

}  // namespace ishaken::sim
