// Documents and Identity headers that are too large, malformed or too deeply nested, and that every parser
// must survive.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "models/messages/attack_choices.h"
#include "models/messages/message.h"

namespace ishaken::parties {

// Returns bytes that a parser must survive; `sample` is a genuine document of the kind.
std::string poisoned(messages::Poison poison, std::string_view sample);
// Replaces the document that a message carries (a list, a chain, a CRL) by such bytes.
void poison(messages::Message& message, messages::Poison how);
// Returns such an Identity header; `which` selects one of five kinds.
std::string hostile_identity(std::uint64_t which, std::string_view genuine);

}  // namespace ishaken::parties
