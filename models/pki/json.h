// JSON of the control plane: strict (no repeated names, bounded depth), without exceptions, in time and
// memory that grow with the text alone.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "models/base/result.h"

namespace ishaken::pki {

using Json = nlohmann::json;  // objects sort their names, so the same object is always the same text

Result<Json> parse_json(std::string_view text);
std::string to_text(const Json& json);  // no white space

}  // namespace ishaken::pki
