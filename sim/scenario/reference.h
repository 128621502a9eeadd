// The reference page of scenarios, in Markdown.
#pragma once

#include <string>
#include <string_view>

#include "sim/scenario/action.h"

namespace ishaken::sim {

// Writes the page. `further`: sections about what is defined above this room, metrics and outcomes.
std::string reference_page(ActionKinds actions, std::string_view further);

}  // namespace ishaken::sim
