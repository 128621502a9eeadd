// Where the words of scenarios and those of parties meet: sim/scenario does not know the outcomes that
// models/parties defines, and takes them from here.
#pragma once

#include <string>
#include <string_view>

#include "sim/scenario/load.h"

namespace ishaken::sim {

// What `expect:` may name: results of calls, and the named outcomes of verification.
Vocabulary vocabulary();

// scenarios/reference.md.
std::string reference_page();

// listing() of sim/scenario, and the topic "outcomes".
Result<std::string> list_topic(std::string_view what);

}  // namespace ishaken::sim
