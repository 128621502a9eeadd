// The JSON Schema (draft-07) of scenarios, for editors. It accepts a little more than the loader, because
// only the loader checks references between values, such as to a country or a party that exists.
#pragma once

#include <string>

#include "sim/scenario/action.h"

namespace ishaken::sim {

std::string json_schema(ActionKinds actions);

}  // namespace ishaken::sim
