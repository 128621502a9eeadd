// For every message: its name, the interface between roles that it belongs to (for metrics), how it travels.
#pragma once

#include <string_view>

#include "models/messages/message.h"

namespace ishaken::messages {

enum class Protocol : std::uint8_t { none, sip, http_request, http_response };  // none: never on the network

std::string_view name_of_message(const Message& message);  // "TrustedListRequest"
// "call", "user", "provider-pa", "provider-ca", "provider-cr", "ca-cr", "ca-pa", "crl", "pa-pa",
// "pa-registry", "ga-pa", "ga-ga", "ca-ga", "provider-ga", "approval" (the answer to both), "network".
std::string_view interface_of(const Message& message);
Protocol protocol_of(const Message& message);
// Returns the number of the message's kind in the key of its draws of latency.
std::uint64_t draw_key_of(const Message& message);

}  // namespace ishaken::messages
