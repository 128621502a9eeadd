// The session description of a call (RFC 8866), as offer and answer (RFC 3264): one audio stream. No media
// flows in a simulation; the description only gives SIP messages a realistic size.
#pragma once

#include <string>
#include <string_view>

#include "models/base/names.h"

namespace ishaken::messages {

inline constexpr std::string_view sdp_type = "application/sdp";

// Returns a caller's offer: AMR for mobile phones, G.711 for fixed ones, and DTMF digits as events (RFC
// 4733). It has some 430 bytes.
std::string session_offer(CallId call, std::string_view host);
// Returns the callee's answer: G.711, which every telephone has, and DTMF digits. It has some 200 bytes.
std::string session_answer(CallId call, std::string_view host);

}  // namespace ishaken::messages
