// The content of `ishaken list` as JSON, which the command renders.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"
#include "sim/scenario/action.h"

namespace ishaken::sim {

// A topic that a folder above provides, such as metrics; `rows` returns an array like those of listing().
struct FurtherTopic {
  std::string_view name, help;
  std::string (*rows)();
};

// Returns the names of the topics: policies, actions, traffic, countries, templates, ...
std::vector<std::string> listing_topics();

// Returns an array of {"name", "help", ...}, with further keys if they apply: "kind", "unit", "range",
// "default", "required", "values" (an array of name and help), "fields" (of an action), "region" and
// "prefixes" (of a country). An empty topic lists the topics. Fails for an unknown topic, and names the
// nearest one.
Result<std::string> listing(std::string_view what, ActionKinds actions,
                            std::span<const FurtherTopic> further = {});

}  // namespace ishaken::sim
