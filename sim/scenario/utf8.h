// The check that bytes are UTF-8 text.
#pragma once

#include <string_view>

namespace ishaken::sim {

// Returns the index of the first byte that begins no UTF-8 character (RFC 3629), or is a control character
// other than tab and line ends; text.size() if there is none.
std::size_t first_bad_utf8(std::string_view text);

}  // namespace ishaken::sim
