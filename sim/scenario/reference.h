// The reference page of scenarios, in Markdown.
#pragma once

#include <string>
#include <string_view>

#include "sim/scenario/action.h"

namespace ishaken::sim {

// Writes the page. `further`: the sections about metrics and outcomes, which are defined outside this folder.
std::string reference_page(ActionKinds actions, std::string_view further);

}  // namespace ishaken::sim
