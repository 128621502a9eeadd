// What no parser should choke on: documents and Identity headers that are too large, broken or too deep.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "models/messages/attack_choices.h"
#include "models/messages/message.h"

namespace ishaken::parties {

// Returns bytes that a parser must survive; `sample` is a genuine document of the kind.
std::string poisoned(messages::Poison poison, std::string_view sample);
// Puts such bytes in the place of the document that a message carries: a list, a chain, a CRL.
void poison(messages::Message& message, messages::Poison how);
// Returns an Identity header of the same sort; `which` picks one.
std::string hostile_identity(std::uint64_t which, std::string_view genuine);

}  // namespace ishaken::parties
