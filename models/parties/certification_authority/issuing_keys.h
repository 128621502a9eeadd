// The keys of an STI-CA: a root that the STI-PA lists, and an intermediate under it that signs provider
// certificates and can be replaced.
#pragma once

#include <string>

#include "models/parties/certified_key.h"
#include "models/parties/shared.h"

namespace ishaken::parties {

class IssuingKeys {
 public:
  struct Owner {
    std::string path;  // of the STI-CA; keys and serial numbers are derived from it
    CountryCode country;
    std::string organization;
    pki::CertificateRules rules;  // certificate policy and CRL of its STI-PA
  };
  IssuingKeys(Owner owner, Instant born, const Shared& shared);

  // Makes a new intermediate under the same root.
  void renew(Instant now);
  // Issues the certificate of a verified request, valid for `lifetime`; its serial number is derived from
  // `serial`. Returns null if the certificate would not fit the profile: its names are the applicant's
  // choice, and the STI-CA issues no certificate that verifiers would refuse.
  pki::CertificatePtr issue(const pki::CertificateRequest& csr, const std::string& serial, Duration lifetime,
                            Instant now) const;

  const pki::PrivateKey& root_key() const { return root_.key; }
  const pki::PrivateKey& intermediate_key() const { return intermediate_.key; }
  const pki::CertificatePtr& root() const { return root_.certificate; }
  const pki::CertificatePtr& intermediate() const { return intermediate_.certificate; }
  const pki::CertificateRules& rules() const { return owner_.rules; }

 private:
  CertifiedKey make_intermediate(Instant not_before, Instant now);

  Owner owner_;
  const Shared& shared_;
  unsigned generation_ = 0;
  CertifiedKey root_, intermediate_;
};

}  // namespace ishaken::parties
