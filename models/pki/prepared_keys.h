// The keys in the form of OpenSSL's low-level calls, which keys.h hides behind a pointer. They are immutable,
// so threads share them. Each belongs to one key permanently, so that no signature is checked with another
// key.
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
  // The verification table, created when the key has verified enough signatures; it does not change any
  // verdict.
  mutable std::atomic<unsigned> uses{0};
  mutable std::atomic<const VerifyTable*> table{nullptr};  // owned
};

struct PreparedScalar {
  std::array<std::uint8_t, 32> bytes{};
  BnHandle scalar;
};

// Returns the P-256 group with OpenSSL's fast arithmetic; shared and immutable.
const EC_GROUP* p256_group();

}  // namespace ishaken::pki
