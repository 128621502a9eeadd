// Digests: Sha256 as the standards require it, and fingerprint, a fast 128-bit key for caches, which is not
// secure.
#pragma once

#include <array>
#include <compare>
#include <cstdint>

#include "models/base/bytes.h"

namespace ishaken {

using Sha256 = std::array<std::uint8_t, 32>;
Sha256 sha256(ByteView bytes);

struct Fingerprint {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  auto operator<=>(const Fingerprint&) const = default;
};
Fingerprint fingerprint(ByteView bytes, std::uint64_t seed = 0);

struct FingerprintHash {
  std::size_t operator()(const Fingerprint& value) const noexcept { return value.low; }
};

}  // namespace ishaken
