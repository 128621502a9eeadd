// Making certificates. A template is plain data, so that a test or an adversary can ask for a wrong
// certificate; the functions below fill in what ATIS-1000080 v005 section 6.4.1 asks for.
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
  Bytes serial{};  // at least 8 octets, from a random source; with 16, leading zeros do not matter
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

// What a country's STI-PA lays down for the certificates below its CAs.
struct CertificateRules {
  std::string policy{};  // object identifier of the certificate policy
  CrlDistribution crl{};
};

// "US", "Example Telecom": CN=Example Telecom SHAKEN ROOT.
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
// The leaf that a (verified) request asks for.
CertificateTemplate leaf_template(const Certificate& issuer, const CertificateRequest& request, Bytes serial,
                                  Validity validity, const CertificateRules& rules);

// The STI-PA's own: its root, and the certificate under it that signs lists, tokens and the CRL.
CertificateTemplate pa_root_template(DistinguishedName subject, const PublicKey& key, Bytes serial,
                                     Validity validity);
CertificateTemplate pa_signer_template(const Certificate& pa_root, DistinguishedName subject,
                                       const PublicKey& key, Bytes serial, Validity validity);

// DER. Decode it with decode_certificate.
Bytes issue_certificate(const CertificateTemplate& wanted, const PrivateKey& issuer_key,
                        const Crypto& crypto);

}  // namespace ishaken::pki
