// What is told of the verification of a followed call: what was found, the things as they were, and what
// became of the call.
#pragma once

#include "models/parties/party.h"
#include "models/parties/service_provider/call_at_hand.h"

namespace ishaken::parties {

void tell_verification(const CallAtHand& call, trust::Treatment treatment, const RelyingParty& relying,
                       Act& act);

}  // namespace ishaken::parties
