// Faster verification for one key. OpenSSL multiplies a fixed base point several times faster than any other;
// here the key itself becomes a base point, with its own tables. They take some 20 ms and 150 kB, so they are
// only useful for a key that verifies a few thousand signatures.
#pragma once

#include <memory>

#include "models/base/digest.h"
#include "models/pki/keys.h"
#include "models/pki/prepared_keys.h"

namespace ishaken::pki {

class VerifyTable {
 public:
  // Returns a table for a key; null if OpenSSL cannot create one.
  static std::unique_ptr<const VerifyTable> make(const EC_POINT* key);

  // Accepts exactly what ECDSA_do_verify accepts (FIPS 186-4 section 6.4).
  bool verify(const Sha256& digest, const Signature& signature) const;

 private:
  explicit VerifyTable(EC_GROUP* group) : group_(group) {}
  GroupHandle group_;  // P-256 with the key as its generator
};

}  // namespace ishaken::pki
