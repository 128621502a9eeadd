// A key with its certificate: a root, or a certificate directly below one.
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

// A function that fills in a certificate for that key and serial number.
using Template = std::function<pki::CertificateTemplate(const pki::PublicKey& key, Bytes serial)>;

// Makes a key, derived from `path`, and its self-signed certificate.
CertifiedKey make_root(const std::string& path, const Template& wanted, const Shared& shared);
// Makes a key, derived from `path`, and its certificate by that issuer.
CertifiedKey make_below(const pki::PrivateKey& issuer, const std::string& path, const Template& wanted,
                        const Shared& shared);

// Issues the certificate of a template.
pki::CertificatePtr certify(const pki::CertificateTemplate& wanted, const pki::PrivateKey& issuer,
                            const Shared& shared);

}  // namespace ishaken::parties
