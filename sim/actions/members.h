// Whom a path of an action means.
#pragma once

#include <vector>

#include "models/parties/directory.h"
#include "sim/scenario/action.h"
#include "sim/scenario/party_path.h"

namespace ishaken::sim {

// Returns the country of the party, or the country that the path names; unknown for what belongs to none.
CountryCode country_of(const PartyPath& path);
// Returns the party; every party of a country if the path names one.
std::vector<PartyId> members(const parties::Directory& directory, const PartyPath& path);
// Returns the codes in one text, with a blank between them.
std::string joined(const std::vector<CountryCode>& countries);

// Returns what tables say of an action upon a party.
About about(const PartyPath& subject);
// Returns what they say of an attack upon the registry that concerns the entry of a country.
About about_entry(CountryCode country);

}  // namespace ishaken::sim
