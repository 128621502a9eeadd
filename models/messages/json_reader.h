// JSON from outside: one object, no repeated names, little depth, in time and memory that grow with the text
// alone.
#pragma once

#include <string_view>

#include "models/base/result.h"
#include "models/pki/json.h"

namespace ishaken::messages {

using pki::Json;

Result<Json> json_object(std::string_view text);

}  // namespace ishaken::messages
