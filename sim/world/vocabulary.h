// The vocabulary that the text of a scenario may use. It joins sim/scenario, which does not depend on
// metrics, outcomes and actions, with the folders that define them.
#pragma once

#include <string>
#include <string_view>

#include "sim/scenario/load.h"

namespace ishaken::sim {

// Returns the vocabulary that a scenario is checked with.
Vocabulary vocabulary();

// Returns the text of scenarios/schema.json.
std::string json_schema();

// Returns the text of scenarios/reference.md.
std::string reference_page();

// Returns listing() of sim/scenario, extended by the topics "metrics", "dimensions" and "outcomes".
Result<std::string> list_topic(std::string_view what);

}  // namespace ishaken::sim
