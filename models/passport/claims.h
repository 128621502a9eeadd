// Reads the members of the two JSON objects of a PASSporT. Used by identity.cc.
#pragma once

#include <simdjson.h>

#include "models/passport/fault.h"
#include "models/passport/passport.h"

namespace ishaken::passport {

// Reads an object into `out`, which must be clear. The header must be read first, since its ppt determines
// which claims are required. Faults are found in a fixed order, independent of the order of the members.
Fault read_jose_header(const simdjson::dom::object& header, Passport& out);
Fault read_claims(const simdjson::dom::object& payload, Passport& out);

}  // namespace ishaken::passport
