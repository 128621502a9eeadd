// JSON of the control plane: strict (no repeated names, bounded depth), without exceptions, in time and
// memory proportional to the text. The type is only declared here, since its header is large: a file that
// accesses a value's contents includes <nlohmann/json.hpp>.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "models/base/result.h"

namespace ishaken::pki {

using Json = nlohmann::json;  // objects are sorted by name, so equal objects have equal texts

// The maximum number of values in a text. A list of 20000 CAs with all attributes has half of that. The limit
// is needed since empty objects take thirty times the memory of their text.
inline constexpr std::size_t max_json_values = 1'000'000;

Result<Json> parse_json(std::string_view text);

// Returns the text without white space. Octets that are not valid UTF-8 become U+FFFD.
std::string to_text(const Json& json);

// Returns a string member of an object; null if it is missing or not a string.
const std::string* find_string(const Json& object, const char* name);

}  // namespace ishaken::pki
