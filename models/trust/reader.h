// Reads signed lists and registry entries, each text once: the same bytes under the same pinned root give the
// same object, as long as it is in use. The result does not depend on the time, so nothing expires; objects
// out of use are removed now and then. The cache belongs to one thread.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "models/base/digest.h"
#include "models/pki/path_validation.h"
#include "models/trust/registry_entry.h"
#include "models/trust/trusted_list.h"

namespace ishaken::trust {

class Reader {
 public:
  Reader(const pki::Crypto& crypto, pki::CertificateCache& certificates)
      : crypto_(crypto), certificates_(certificates) {}

  // Reads a Trusted STI-CA list, signed under `root`. Returns null if it is invalid; `why` gets the reason.
  TrustedListPtr list(const std::string& jws, const pki::PublicKey& root, std::string* why = nullptr);
  // Reads a registry entry, signed under the root that it names.
  std::shared_ptr<const RegistryEntry> entry(const std::string& jws);
  // Reads the registry's complete contents, signed under its root.
  std::shared_ptr<const RegistrySnapshot> snapshot(const std::string& jws, const pki::PublicKey& registry);
  // Reads a CRL, and checks whether `issuer` signed it. Returns null if it cannot be decoded.
  std::shared_ptr<const pki::CrlSource> crl(const Bytes& der, const pki::Certificate& issuer);

 private:
  template <class T>
  struct Memory {
    std::unordered_map<Fingerprint, std::shared_ptr<const T>, FingerprintHash> texts;  // swept all at once
    std::size_t sweep_at = 512;
  };

  const pki::Crypto& crypto_;
  pki::CertificateCache& certificates_;
  Memory<TrustedList> lists_;
  Memory<RegistryEntry> entries_;
  Memory<RegistrySnapshot> snapshots_;
  Memory<pki::CrlSource> crls_;
};

}  // namespace ishaken::trust
