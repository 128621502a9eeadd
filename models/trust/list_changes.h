// What differs between two Trusted STI-CA lists of the same STI-PA.
#pragma once

#include "models/trust/trusted_list.h"

namespace ishaken::trust {

// Whether both say the same to those who verify by them: sequence, expiry and signer aside.
bool same_contents(const TrustedList& a, const TrustedList& b);
// Whether somebody who was believed is not believed any more: an anchor is gone, or a provider is named.
bool withdraws_trust(const TrustedList& before, const TrustedList& after);

}  // namespace ishaken::trust
