// Bodies of messages: JSON from outside that must be one object.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "models/base/result.h"
#include "models/pki/json.h"

namespace ishaken::messages {

using pki::Json;

Result<Json> json_object(std::string_view text);

}  // namespace ishaken::messages
