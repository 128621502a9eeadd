// RFC 3261 table 4, and who waits how long for whom. Times are counted from the start of the run.
#pragma once

#include <algorithm>

#include "models/base/time.h"

namespace ishaken::sim::sip {

inline constexpr Duration t1 = std::chrono::milliseconds(500);  // a round trip, as far as anybody knows
inline constexpr Duration t2 = std::chrono::seconds(4);         // the longest wait between two attempts
inline constexpr Duration t4 = std::chrono::seconds(5);         // the longest life of a datagram
inline constexpr Duration patience = 64 * t1;                   // timers B, D, F, H, J, L, M
inline constexpr Duration timer_c = std::chrono::minutes(3);    // after a provisional response (16.6)
inline constexpr Duration trying_after = std::chrono::milliseconds(200);  // 17.2.1

// Of a call that nobody ends; then it is forgotten, as a session that is not refreshed (RFC 4028).
inline constexpr Duration longest_call = std::chrono::hours(12);

inline constexpr Duration never = Duration::max();

}  // namespace ishaken::sim::sip
