// The adversary's reading of public documents, which any party may read.
#pragma once

#include <functional>

#include "models/parties/party.h"

namespace ishaken::parties {

using Read = std::function<void(const messages::Message& answer, Act& act)>;

// Asks that party, and again after a minute if the question or its answer was lost; passes the answer to
// `then`.
void read(PartyId at, messages::Message question, Act& act, Read then);

}  // namespace ishaken::parties
