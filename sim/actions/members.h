// The parties that a path in an action refers to.
#pragma once

#include <vector>

#include "models/parties/directory.h"
#include "sim/scenario/action.h"
#include "sim/scenario/party_path.h"

namespace ishaken::sim {

// Returns the country of the party, or the country that the path names; unknown if the party has no country.
CountryCode country_of(const PartyPath& path);
// Returns the party; every party of a country if the path names one.
std::vector<PartyId> members(const parties::Directory& directory, const PartyPath& path);
// Returns the codes in one text, separated by blanks.
std::string joined(const std::vector<CountryCode>& countries);

// Returns the description, for the tables, of an action that affects a party.
About about(const PartyPath& subject);
// Returns the description, for the tables, of an attack on the registry that affects a country's entry.
About about_entry(CountryCode country);

}  // namespace ishaken::sim
