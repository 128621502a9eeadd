// Whether bytes are text.
#pragma once

#include <string_view>

namespace ishaken::sim {

// The first byte that begins no UTF-8 character (RFC 3629), or is a control character other than tab and line
// ends; text.size() where there is none.
std::size_t first_bad_utf8(std::string_view text);

}  // namespace ishaken::sim
