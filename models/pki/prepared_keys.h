// What keys.h keeps behind a pointer: the key as OpenSSL's low-level calls want it. The key is never changed
// after it is made, so threads share it; and it belongs to one key for good, so that no signature is ever
// checked under the key before.
#pragma once

#define OPENSSL_SUPPRESS_DEPRECATED
#include <array>
#include <atomic>
#include <cstdint>

#include "models/pki/openssl_handles.h"

namespace ishaken::pki {

using EcKeyHandle = Handle<EC_KEY, EC_KEY_free>;

class VerifyTable;

struct PreparedPoint {
  PreparedPoint() = default;
  ~PreparedPoint();
  EcKeyHandle key;
  // Made when the key has verified enough signatures; which of the two is used changes no verdict.
  mutable std::atomic<unsigned> uses{0};
  mutable std::atomic<const VerifyTable*> table{nullptr};  // owned
};

struct PreparedScalar {
  std::array<std::uint8_t, 32> bytes{};
  BnHandle scalar;
};

// P-256 with the built-in fast arithmetic; shared and immutable.
const EC_GROUP* p256_group();

}  // namespace ishaken::pki
