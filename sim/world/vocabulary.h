// Where the words of scenarios and those of the rooms above meet: sim/scenario does not know metrics,
// outcomes and the actions of the timeline, and is told of them here.
#pragma once

#include <string>
#include <string_view>

#include "sim/scenario/load.h"

namespace ishaken::sim {

// What a scenario is checked with.
Vocabulary vocabulary();

// scenarios/schema.json.
std::string json_schema();

// scenarios/reference.md.
std::string reference_page();

// listing() of sim/scenario, and the topics "metrics", "dimensions" and "outcomes".
Result<std::string> list_topic(std::string_view what);

}  // namespace ishaken::sim
