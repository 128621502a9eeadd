// The records of a followed call's verification: the outcome, the artifacts that it was found from, and the
// treatment of the call.
#pragma once

#include "models/parties/party.h"
#include "models/parties/service_provider/incoming_call.h"

namespace ishaken::parties {

void record_verification(const IncomingCall& call, trust::Treatment treatment, const RelyingParty& relying,
                         Act& act);

}  // namespace ishaken::parties
