// The JSON Schema (draft-07) of scenarios, for editors. It is a little wider than the loader: what two values
// must agree on (a country that exists, a party that there is) only the loader knows.
#pragma once

#include <string>

#include "sim/scenario/action.h"

namespace ishaken::sim {

std::string json_schema(ActionKinds actions);

}  // namespace ishaken::sim
