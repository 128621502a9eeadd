// The interface to sign and verify, with two implementations that use the same keys and give the same
// verdicts: real ES256, and a model of it that takes less than a microsecond. Both may be called from several
// threads at once.
#pragma once

#include <memory>
#include <string_view>

#include "models/base/bytes.h"
#include "models/pki/keys.h"

namespace ishaken::pki {

class Crypto {
 public:
  virtual ~Crypto() = default;
  // Signs deterministically: the same key and message give the same bytes (RFC 6979).
  virtual Signature sign(const PrivateKey& key, ByteView message) const = 0;
  // Verifies ES256: false for a key of another curve than P-256.
  virtual bool verify(const PublicKey& key, ByteView message, const Signature& signature) const = 0;
  virtual std::string_view name() const = 0;
};

std::unique_ptr<Crypto> openssl_crypto();
std::unique_ptr<Crypto> modelled_crypto();

}  // namespace ishaken::pki
