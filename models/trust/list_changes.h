// The differences between two Trusted STI-CA lists of the same STI-PA.
#pragma once

#include "models/trust/trusted_list.h"

namespace ishaken::trust {

// Returns whether both lists mean the same for verification: everything but sequence, expiry and signer is
// equal.
bool same_contents(const TrustedList& a, const TrustedList& b);
// Returns whether `after` withdraws trust: it lacks an anchor of `before`, or distrusts a further provider.
bool withdraws_trust(const TrustedList& before, const TrustedList& after);

}  // namespace ishaken::trust
