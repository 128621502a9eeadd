// Look-ups of the kind (kind.h) of a message that may be of any kind.
#pragma once

#include <string_view>

#include "models/messages/message.h"

namespace ishaken::messages {

std::string_view name_of_message(const Message& message);  // "TrustedListRequest"
std::string_view interface_of(const Message& message);     // between roles, for metrics: "pa-registry"
Protocol protocol_of(const Message& message);
// Returns the number of the message's kind in the key of its draws of latency.
std::uint64_t draw_key_of(const Message& message);

}  // namespace ishaken::messages
