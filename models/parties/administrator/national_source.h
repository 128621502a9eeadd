// The national list of a country: the STI-CAs that its own STI-GA approved (ATIS-1000084).
#pragma once

#include <map>
#include <string>

#include "models/parties/administrator/revocations.h"
#include "models/parties/administrator/served_country.h"
#include "models/trust/trusted_list.h"

namespace ishaken::parties {

class NationalSource {
 public:
  NationalSource(const AdministratorOffice& office, AdministratorEvents& events, Revocations& revocations)
      : office_(office), events_(events), revocations_(revocations) {}

  void approve(const messages::ApproveCa& instruction, Act& act);
  trust::TrustedList list_of(const ServedCountry& country) const;

 private:
  const AdministratorOffice& office_;
  AdministratorEvents& events_;
  Revocations& revocations_;
  std::map<CountryCode, std::map<std::string, pki::CertificatePtr>> roots_;  // by country and party path
};

}  // namespace ishaken::parties
