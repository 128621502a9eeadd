// What an STI-PA asks to be woken for, and how countries stand in the number of a wake: 16 bits each, the
// reader above the partner. The upper half is left for the number of a polling.
#pragma once

#include <cstdint>

#include "models/base/names.h"

namespace ishaken::parties {

enum PaWake : std::uint32_t {
  poll_registry,
  poll_partner,
  publish_now,
  renew_list,
  renew_crl,
  renew_entry,
  courier_retry
};

inline std::uint64_t packed(CountryCode reader, CountryCode partner = {}) {
  std::uint64_t out = 0;
  for (const char letter : {reader.letters[0], reader.letters[1], partner.letters[0], partner.letters[1]})
    out = out << 8 | static_cast<std::uint8_t>(letter);
  return out;
}
inline CountryCode unpacked(std::uint64_t which, unsigned shift) {
  const char letters[2] = {static_cast<char>(which >> (shift + 8) & 255),
                           static_cast<char>(which >> shift & 255)};
  return CountryCode(std::string_view(letters, 2));
}

}  // namespace ishaken::parties
