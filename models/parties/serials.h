// Serial numbers of certificates: 128 bits that outsiders cannot guess, the same in every run (ATIS-1000080
// v005 asks for at least 64 bits of a random source).
#pragma once

#include <string_view>

#include "models/base/digest.h"
#include "models/base/random.h"

namespace ishaken::parties {

inline Bytes serial_of(std::uint64_t seed, std::string_view path) {
  Stream stream(seed, path);
  Bytes serial(16);
  for (std::size_t i = 0; i < serial.size(); ++i) serial[i] = static_cast<std::uint8_t>(stream.below(256));
  serial[0] = static_cast<std::uint8_t>((serial[0] & 0x7f) | 0x40);  // positive, and never shorter
  return serial;
}

}  // namespace ishaken::parties
