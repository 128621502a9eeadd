// The timers of RFC 3261 table 4 and other limits. Times are counted from the start of the run.
#pragma once

#include <algorithm>

#include "models/base/time.h"

namespace ishaken::sim::sip {

inline constexpr Duration t1 = std::chrono::milliseconds(500);  // estimate of the round trip
inline constexpr Duration t2 = std::chrono::seconds(4);         // maximum interval between retransmissions
inline constexpr Duration t4 = std::chrono::seconds(5);         // maximum lifetime of a datagram
inline constexpr Duration transaction_timeout = 64 * t1;        // timers B, D, F, H, J, L, M
inline constexpr Duration timer_c = std::chrono::minutes(3);    // after a provisional response (16.6)
inline constexpr Duration trying_after = std::chrono::milliseconds(200);  // 17.2.1

// The maximum length of a call; then it is dropped, like a session that is not refreshed (RFC 4028).
inline constexpr Duration longest_call = std::chrono::hours(12);

inline constexpr Duration never = Duration::max();

}  // namespace ishaken::sim::sip
