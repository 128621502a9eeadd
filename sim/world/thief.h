// Takes from a party what an attack says was stolen: a copy of the object, to be handed to an adversary.
#pragma once

#include <memory>

#include "models/messages/attack.h"
#include "models/parties/directory.h"
#include "models/parties/party.h"

namespace ishaken::sim {

// Null where the party has no such thing (yet).
std::shared_ptr<const messages::Loot> steal_key(const parties::Party& from,
                                                const parties::Directory::Place& place, bool root);
std::shared_ptr<const messages::Loot> steal_accounts(const parties::Party& registry, unsigned count);

}  // namespace ishaken::sim
