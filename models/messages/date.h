// The value of the Date header field in SIP and HTTP, an IMF-fixdate: "Thu, 01 Jan 2026 00:00:12 GMT" (RFC
// 3261 section 20.17, RFC 9110 section 5.6.7). It has whole seconds; fractions are cut off.
#pragma once

#include <string>
#include <string_view>

#include "models/base/time.h"

namespace ishaken::messages {

std::string imf_date(Instant instant);
// Reads a date from 1970 to 2200. Fails if the day of the week is wrong.
Result<Instant> parse_imf_date(std::string_view text);

}  // namespace ishaken::messages
