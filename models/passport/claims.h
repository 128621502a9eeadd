// What the two JSON objects of a PASSporT say, member by member. Used by identity.cc.
#pragma once

#include <simdjson.h>

#include "models/passport/fault.h"
#include "models/passport/passport.h"

namespace ishaken::passport {

// Both fill in `out`, which is clear; the header comes first, since its ppt says which claims are required.
// Faults are found in a fixed order, whatever the order of the members.
Fault read_jose_header(const simdjson::dom::object& header, Passport& out);
Fault read_claims(const simdjson::dom::object& payload, Passport& out);

}  // namespace ishaken::passport
