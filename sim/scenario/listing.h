// What `ishaken list` shows, as JSON; the command renders it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"

namespace ishaken::sim {

// policies, actions, traffic, metrics, countries, templates, ...
std::vector<std::string> listing_topics();

// An array of {"name", "help", ...}; further keys where they apply: "kind", "unit", "range", "default",
// "required", "values" (an array of name and help), "fields" (of an action), "dimensions" and "stats" (of a
// metric), "region" and "prefixes" (of a country). An empty topic lists the topics. Fails with the nearest
// topic.
Result<std::string> listing(std::string_view what);

}  // namespace ishaken::sim
