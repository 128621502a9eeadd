// What keys.h keeps behind a pointer: the key as OpenSSL's low-level calls want it. Never changed after it is
// made, so threads share it; and it belongs to one key for good, so that no signature is ever checked under
// the key before.
#pragma once

#define OPENSSL_SUPPRESS_DEPRECATED
#include <array>
#include <cstdint>

#include "models/pki/openssl_handles.h"

namespace ishaken::pki {

using EcKeyHandle = Handle<EC_KEY, EC_KEY_free>;

struct PreparedPoint {
  EcKeyHandle key;
};

struct PreparedScalar {
  std::array<std::uint8_t, 32> bytes{};
  BnHandle scalar;
};

// P-256 with the built-in fast arithmetic; shared and immutable.
const EC_GROUP* p256_group();

}  // namespace ishaken::pki
