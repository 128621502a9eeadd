// Decodes every certificate once: the same bytes give the same object. A certificate is immutable, so nothing
// expires; the cache belongs to one thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/base/digest.h"
#include "models/pki/certificate.h"

namespace ishaken::pki {

class CertificateCache {
 public:
  // Keeps at most `capacity` texts of either kind; when it is full, it is cleared.
  explicit CertificateCache(std::size_t capacity = 100000) : capacity_(capacity) {}

  Result<CertificatePtr> from_der(ByteView der);
  Result<CertificatePtr> from_pem(std::string_view text);  // exactly one
  Result<std::vector<CertificatePtr>> chain_from_pem(std::string_view text);
  std::size_t size() const { return by_der_.size(); }

 private:
  struct Chain {
    std::string text;
    std::vector<CertificatePtr> certificates;
  };
  std::size_t capacity_;
  // The cached objects, found by a fast hash and then compared byte by byte, since the hash alone could be
  // forged. Never iterated.
  std::unordered_map<Fingerprint, CertificatePtr, FingerprintHash> by_der_;
  std::unordered_map<Fingerprint, Chain, FingerprintHash> by_text_;
};

}  // namespace ishaken::pki
