// The time that a sender waits for an answer before it counts the message as lost.
#pragma once

#include "models/base/time.h"

namespace ishaken::messages {

// Timer B of RFC 3261 section 17.1.1.2: 64 * T1 with a T1 of 500 ms. HTTPS clients are assumed to give up
// after the same time.
inline constexpr Duration give_up = 64 * std::chrono::milliseconds(500);

}  // namespace ishaken::messages
