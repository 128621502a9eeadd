// What `ishaken list` shows, as JSON; the command renders it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"
#include "sim/scenario/action.h"

namespace ishaken::sim {

// A topic of the rooms above; `rows` writes such an array.
struct FurtherTopic {
  std::string_view name, help;
  std::string (*rows)();
};

// policies, actions, traffic, countries, templates, ...
std::vector<std::string> listing_topics();

// An array of {"name", "help", ...}; further keys where they apply: "kind", "unit", "range", "default",
// "required", "values" (an array of name and help), "fields" (of an action), "region" and "prefixes" (of a
// country). An empty topic lists the topics. Fails with the nearest
// topic.
Result<std::string> listing(std::string_view what, ActionKinds actions,
                            std::span<const FurtherTopic> further = {});

}  // namespace ishaken::sim
