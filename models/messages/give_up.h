// How long a sender waits for an answer before it counts the message as lost.
#pragma once

#include "models/base/time.h"

namespace ishaken::messages {

// RFC 3261 section 17.1.1.2: timer B, 64 * T1 with a T1 of 500 ms. HTTPS clients are taken to give up after a
// like time.
inline constexpr Duration give_up = 64 * std::chrono::milliseconds(500);

}  // namespace ishaken::messages
