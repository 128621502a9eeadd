// A key with the certificate that says whose it is: the roots, and what stands directly below them.
#pragma once

#include <functional>
#include <string>

#include "models/parties/shared.h"
#include "models/pki/certificate.h"
#include "models/pki/issuing.h"
#include "models/pki/keys.h"

namespace ishaken::parties {

struct CertifiedKey {
  pki::PrivateKey key;
  pki::CertificatePtr certificate;
};

// Fills in a certificate for that key and serial number.
using Template = std::function<pki::CertificateTemplate(const pki::PublicKey& key, Bytes serial)>;

// Makes a key, which `path` names, and a certificate that it signs itself.
CertifiedKey make_root(const std::string& path, const Template& wanted, const Shared& shared);
// Makes a key, which `path` names, and a certificate by that issuer.
CertifiedKey make_below(const pki::PrivateKey& issuer, const std::string& path, const Template& wanted,
                        const Shared& shared);

// Makes the certificate of a template by that issuer.
pki::CertificatePtr certify(const pki::CertificateTemplate& wanted, const pki::PrivateKey& issuer,
                            const Shared& shared);

}  // namespace ishaken::parties
