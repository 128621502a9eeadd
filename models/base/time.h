// Simulated dates and durations: nanoseconds, and UTC as in std::chrono. No clock is read here.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "models/base/result.h"

namespace ishaken {

using Duration = std::chrono::nanoseconds;
using Instant = std::chrono::sys_time<Duration>;

// Parses "30 d", "150 ms", "-2 s". Units: ns, us, ms, s, min, h, d, w. Refuses a bare number, since its unit
// would be unclear.
Result<Duration> parse_duration(std::string_view text);

// Parses "2026-01-01" or "2026-01-01T12:30:00Z".
Result<Instant> parse_instant(std::string_view text);

// Returns a text in the largest unit that divides the duration, as parse_duration reads it: "36 h", "150 ms".
std::string to_text(Duration duration);

// Returns "2026-01-04T00:00:00Z", with a fraction only if it is not 0.
std::string to_text(Instant instant);

// Returns whole seconds since 1970, rounded down: the NumericDate of RFC 7519.
std::int64_t numeric_date(Instant instant);
Instant from_numeric_date(std::int64_t seconds);

double in_seconds(Duration duration);
Duration seconds(double count);

}  // namespace ishaken
