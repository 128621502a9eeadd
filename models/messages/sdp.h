// The session description in a call (RFC 8866), as offer and answer (RFC 3264): one audio stream. No media
// flows here; it is carried because it makes messages as large as they are.
#pragma once

#include <string>
#include <string_view>

#include "models/base/names.h"

namespace ishaken::messages {

inline constexpr std::string_view sdp_type = "application/sdp";

// What a caller offers: AMR of mobile phones, G.711 of fixed ones, and keys as events (RFC 4733). Some 430
// bytes.
std::string session_offer(CallId call, std::string_view host);
// The one that every telephone has, G.711, and keys: some 200 bytes.
std::string session_answer(CallId call, std::string_view host);

}  // namespace ishaken::messages
