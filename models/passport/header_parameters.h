// The SIP syntax of an Identity header: the token and the parameters after it (RFC 8224 section 4, with the
// generic rules of RFC 3261 section 25.1). Used by identity.cc.
#pragma once

#include <string_view>

#include "models/passport/fault.h"

namespace ishaken::passport {

struct HeaderParameters {
  std::string_view token;  // the JWS
  std::string_view info;   // without angle brackets
  std::string_view alg;    // without quotes; empty if absent
  std::string_view ppt;
};

// Reads the parameters in any order, quoted or not, with white space around ';' and '='. Names are compared
// without regard to case; unknown parameters are skipped.
Fault read_header_parameters(std::string_view header_value, HeaderParameters& out);

// Compares tokens as SIP does (RFC 3261 section 7.3.1).
bool equal_ignoring_case(std::string_view a, std::string_view b);

}  // namespace ishaken::passport
