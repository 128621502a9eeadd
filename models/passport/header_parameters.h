// The SIP side of an Identity header: where the token ends, and the parameters after it (RFC 8224 section 4,
// with the generic rules of RFC 3261 section 25.1). Used by identity.cc.
#pragma once

#include <string_view>

#include "models/passport/fault.h"

namespace ishaken::passport {

struct HeaderParameters {
  std::string_view token;  // the JWS
  std::string_view info;   // without angle brackets
  std::string_view alg;    // without quotes; empty where absent
  std::string_view ppt;
};

// Parameters may come in any order, quoted or not, with white space around ';' and '='; names are compared
// without regard to case; unknown parameters are skipped.
Fault read_header_parameters(std::string_view header_value, HeaderParameters& out);

// As SIP compares tokens (RFC 3261 section 7.3.1).
bool equal_ignoring_case(std::string_view a, std::string_view b);

}  // namespace ishaken::passport
