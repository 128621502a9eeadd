// Deterministic nonces for ECDSA (RFC 6979): a run is reproducible byte by byte, and no random source is
// needed.
#pragma once

#include <array>
#include <cstdint>

#include "models/base/digest.h"

namespace ishaken::pki {

// The candidates for k in the order of RFC 6979 section 3.2; nearly always the first is used.
class NonceSource {
 public:
  // `reduced` is the digest modulo the group order (bits2octets, section 2.3.4).
  NonceSource(const std::array<std::uint8_t, 32>& scalar, const Sha256& reduced);
  std::array<std::uint8_t, 32> next();

 private:
  Sha256 key_{};
  Sha256 value_{};
  bool first_ = true;
};

}  // namespace ishaken::pki
