// JSON of the control plane: strict (no repeated names, bounded depth), without exceptions, in time and
// memory that grow with the text alone.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "models/base/result.h"

namespace ishaken::pki {

using Json = nlohmann::json;  // objects sort their names, so the same object is always the same text

// A list of 20000 CAs, with what is said of each, has half of that. Empty objects take thirty times the
// memory of their text.
inline constexpr std::size_t max_json_values = 1'000'000;

Result<Json> parse_json(std::string_view text);
std::string to_text(const Json& json);  // no white space

}  // namespace ishaken::pki
