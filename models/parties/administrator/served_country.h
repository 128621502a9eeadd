// A country that an STI-PA serves, and what all of its duties know.
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

// What the duties of an STI-PA share.
struct AdministratorOffice {
  const std::string& path;
  CountryCode home;
  const Shared& shared;
  RootedKeys& keys;
  Courier& courier;
  std::map<CountryCode, ServedCountry>& countries;

  // Null if the country is served by another STI-PA.
  ServedCountry* find(CountryCode country) const {
    const auto found = countries.find(country);
    return found == countries.end() ? nullptr : &found->second;
  }
  // Returns the policy of its home country, by which it does what it does once for all countries.
  const trust::Policy& policy() const { return countries.at(home).policy; }
  PartyId governance(CountryCode country) const { return shared.directory.governance(country); }
};

// What a duty tells its STI-PA.
class AdministratorEvents {
 public:
  // Something that the lists of that country rest on has changed: they are built anew within a second.
  virtual void changed(CountryCode country, Act& act) = 0;
  // The signing key is no longer its own alone.
  virtual void replace_key(Act& act) = 0;

 protected:
  ~AdministratorEvents() = default;
};

}  // namespace ishaken::parties
