// Parts of requests and responses that several interfaces share.
#pragma once

#include <string>
#include <string_view>

#include "models/messages/http.h"
#include "models/messages/media_types.h"

namespace ishaken::messages {

// Writes an error reply: its status and the reason (RFC 9457).
Rendered problem(int status, std::string_view type, std::string_view detail, Instant date);
// Returns the detail of an error reply; empty if the body is something else.
std::string problem_detail(const HttpMessage& reply);
bool is_problem(const HttpMessage& reply);

Result<void> require_type(const HttpMessage& message, std::string_view type);

}  // namespace ishaken::messages
