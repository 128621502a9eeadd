// Countries in the number of a wake: 16 bits each, the first above the second.
#pragma once

#include <cstdint>

#include "models/base/names.h"

namespace ishaken::parties {

inline std::uint64_t packed(CountryCode country) {
  return static_cast<std::uint64_t>(static_cast<unsigned char>(country.letters[0])) << 8 |
         static_cast<unsigned char>(country.letters[1]);
}
inline std::uint64_t packed(CountryCode first, CountryCode second) {
  return packed(first) << 16 | packed(second);
}
// Of the 16 bits from `shift` on.
inline CountryCode unpacked(std::uint64_t which, unsigned shift = 0) {
  const char letters[2] = {static_cast<char>(which >> (shift + 8) & 255),
                           static_cast<char>(which >> shift & 255)};
  return CountryCode(std::string_view(letters, 2));
}

}  // namespace ishaken::parties
