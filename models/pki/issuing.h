// Issues certificates. A template is plain data, so that a test or an adversary can ask for a wrong
// certificate; the functions below fill it as ATIS-1000080 v005 section 6.4.1 requires.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/base/time.h"
#include "models/pki/certificate.h"
#include "models/pki/crypto.h"
#include "models/pki/csr.h"
#include "models/pki/keys.h"

namespace ishaken::pki {

struct CertificateTemplate {
  Bytes serial{};  // at least 8 random octets; with 16, leading zeros do not matter
  DistinguishedName issuer{};
  DistinguishedName subject{};
  Instant not_before{};
  Instant not_after{};
  PublicKey key{};
  Bytes ski{};  // empty: none
  Bytes aki{};
  bool basic_constraints = true;
  bool is_ca = false;
  std::optional<unsigned> path_length{};
  std::optional<KeyUsage> key_usage{};
  std::vector<std::string> policies{};
  std::vector<CrlDistribution> crl_distributions{};
  std::optional<TnAuthList> tn_auth_list{};
  std::vector<Extension> other_extensions{};
};

struct Validity {
  Instant not_before{};
  Instant not_after{};
};

// The requirements of a country's STI-PA for the certificates below its CAs.
struct CertificateRules {
  std::string policy{};  // object identifier of the certificate policy
  CrlDistribution crl{};
};

// Returns "CN=Example Telecom SHAKEN ROOT" with its other attributes for "US" and "Example Telecom".
DistinguishedName root_name(std::string country, std::string organization);
DistinguishedName intermediate_name(std::string country, std::string organization);
DistinguishedName provider_name(std::string country, std::string organization, std::string_view spc);

CertificateTemplate root_template(DistinguishedName subject, const PublicKey& key, Bytes serial,
                                  Validity validity);
CertificateTemplate intermediate_template(const Certificate& issuer, DistinguishedName subject,
                                          const PublicKey& key, Bytes serial, Validity validity,
                                          const CertificateRules& rules);
CertificateTemplate leaf_template(const Certificate& issuer, DistinguishedName subject, const PublicKey& key,
                                  std::string spc, Bytes serial, Validity validity,
                                  const CertificateRules& rules);
// Returns the template of a leaf for a (verified) request.
CertificateTemplate leaf_template(const Certificate& issuer, const CertificateRequest& request, Bytes serial,
                                  Validity validity, const CertificateRules& rules);

// Returns the templates of the STI-PA: its root, and the certificate under it that signs lists, tokens and
// the CRL.
CertificateTemplate pa_root_template(DistinguishedName subject, const PublicKey& key, Bytes serial,
                                     Validity validity);
CertificateTemplate pa_signer_template(const Certificate& pa_root, DistinguishedName subject,
                                       const PublicKey& key, Bytes serial, Validity validity);

// Returns the certificate in DER, for decode_certificate().
Bytes issue_certificate(const CertificateTemplate& wanted, const PrivateKey& issuer_key,
                        const Crypto& crypto);

}  // namespace ishaken::pki
