// A country that an STI-PA serves, and the facts and services that the STI-PA's duties share.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "models/parties/courier.h"
#include "models/parties/rooted_keys.h"
#include "models/parties/shared.h"
#include "models/trust/decision.h"
#include "models/trust/policy.h"

namespace ishaken::parties {

struct ServedCountry {
  trust::Candidate attributes;  // country, region, mandate
  std::vector<std::string> prefixes;
  std::string certificate_policy;  // object identifier
  trust::Policy policy;
  trust::Instruction instruction{};  // by its STI-GA

  CountryCode code() const { return attributes.country; }
};

// The facts and services that the duties of an STI-PA share.
struct AdministratorOffice {
  const std::string& path;
  CountryCode home;
  const Shared& shared;
  RootedKeys& keys;
  Courier& courier;
  std::map<CountryCode, ServedCountry>& countries;

  // Returns the country; null if another STI-PA serves it.
  ServedCountry* find(CountryCode country) const {
    const auto found = countries.find(country);
    return found == countries.end() ? nullptr : &found->second;
  }
  // Returns the policy of the home country, which decides about actions for all countries together.
  const trust::Policy& policy() const { return countries.at(home).policy; }
  PartyId governance(CountryCode country) const { return shared.directory.governance(country); }
};

// The events that a duty reports to its STI-PA.
class AdministratorEvents {
 public:
  // Reports that a source of that country's lists has changed. The lists are built again after a second.
  virtual void changed(CountryCode country, Act& act) = 0;
  // Reports that the signing key was stolen and must be replaced.
  virtual void replace_key(Act& act) = 0;

 protected:
  ~AdministratorEvents() = default;
};

}  // namespace ishaken::parties
