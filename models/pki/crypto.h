// Two ways to sign and verify, with the same keys and the same verdicts: ES256 for real, or a model of it
// that costs less than a microsecond. Both are safe to call from several threads at once.
#pragma once

#include <memory>
#include <string_view>

#include "models/base/bytes.h"
#include "models/pki/keys.h"

namespace ishaken::pki {

class Crypto {
 public:
  virtual ~Crypto() = default;
  // Deterministic: the same key and message give the same bytes (RFC 6979).
  virtual Signature sign(const PrivateKey& key, ByteView message) const = 0;
  virtual bool verify(const PublicKey& key, ByteView message, const Signature& signature) const = 0;
  virtual std::string_view name() const = 0;
};

std::unique_ptr<Crypto> openssl_crypto();
std::unique_ptr<Crypto> modelled_crypto();

}  // namespace ishaken::pki
