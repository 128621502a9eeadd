#include "models/parties/certified_key.h"

#include "models/parties/serials.h"

namespace ishaken::parties {

CertifiedKey make_root(const std::string& path, const Template& wanted, const Shared& shared) {
  pki::PrivateKey key = pki::PrivateKey::derive(shared.seed, path);
  auto certificate = certify(wanted(key.public_key(), serial_of(shared.seed, path)), key, shared);
  return {std::move(key), std::move(certificate)};
}

CertifiedKey make_below(const pki::PrivateKey& issuer, const std::string& path, const Template& wanted,
                        const Shared& shared) {
  pki::PrivateKey key = pki::PrivateKey::derive(shared.seed, path);
  auto certificate = certify(wanted(key.public_key(), serial_of(shared.seed, path)), issuer, shared);
  return {std::move(key), std::move(certificate)};
}

pki::CertificatePtr certify(const pki::CertificateTemplate& wanted, const pki::PrivateKey& issuer,
                            const Shared& shared) {
  return *pki::decode_certificate(pki::issue_certificate(wanted, issuer, shared.crypto));
}

}  // namespace ishaken::parties
