// The members of a JSON Web Key that limit its use (RFC 7517).
#pragma once

#include "models/base/result.h"
#include "models/pki/json.h"

namespace ishaken::pki {

// Fails if `jwk` may not verify signatures: its `use` is not "sig" (section 4.2), or its `key_ops` lacks
// "verify" (section 4.3). Both may be absent.
Result<void> allows_verification(const Json& jwk);

}  // namespace ishaken::pki
