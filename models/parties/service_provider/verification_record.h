// The records of a followed call's verification: the outcome, the artifacts that it was found from, and the
// treatment of the call.
#pragma once

#include "models/parties/party.h"
#include "models/parties/service_provider/call_at_hand.h"

namespace ishaken::parties {

void record_verification(const CallAtHand& call, trust::Treatment treatment, const RelyingParty& relying,
                       Act& act);

}  // namespace ishaken::parties
