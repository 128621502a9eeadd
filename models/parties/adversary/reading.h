// What the adversary reads before it goes on. What is public can be read by anybody.
#pragma once

#include <functional>

#include "models/parties/party.h"

namespace ishaken::parties {

using Read = std::function<void(const messages::Message& answer, Act& act)>;

// Asks that party, again after a minute if the question or its answer was lost, and then goes on.
void read(PartyId at, messages::Message question, Act& act, Read then);

}  // namespace ishaken::parties
