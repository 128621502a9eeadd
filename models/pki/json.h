// JSON of the control plane: strict (no repeated names, bounded depth), without exceptions, in time and
// memory that grow with the text alone. The type is only declared here, since its header is large: a file
// that looks inside a value includes <nlohmann/json.hpp>.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "models/base/result.h"

namespace ishaken::pki {

using Json = nlohmann::json;  // objects sort their names, so the same object is always the same text

// A list of 20000 CAs, with what is said of each, has half of that. Empty objects take thirty times the
// memory of their text.
inline constexpr std::size_t max_json_values = 1'000'000;

Result<Json> parse_json(std::string_view text);

// Writes without white space. If the text is not UTF-8 (JSON is), the offending octets become U+FFFD.
std::string to_text(const Json& json);

// Returns a string member of an object; null if there is none, or if it is something else.
const std::string* find_string(const Json& object, const char* name);

}  // namespace ishaken::pki
