// The parties of a scenario and their network, derived from it.
#pragma once

#include "models/parties/directory.h"
#include "sim/network/link_table.h"
#include "sim/network/transport_model.h"
#include "sim/scenario/scenario.h"

namespace ishaken::sim {

// Adds the parties in a fixed order: the registry; per country (by code) STI-GA, STI-PA, STI-CAs, STI-CR,
// gateway, providers; the outside world; then repositories, adversaries and carriers. STI-CAs that the
// timeline adds are there from the beginning, but inactive.
void fill(parties::Directory& directory, const Scenario& scenario);

bool has_gateway(const Country& country);
// Returns whether any party has calls traced, so that carriers are needed.
bool traces(const Scenario& scenario);
// Returns how many STI-CAs the timeline adds to a country.
unsigned added_cas(const Scenario& scenario, CountryCode country);

Location location_of(CountryCode code, const Country& country);
LinkTable links_of(const Scenario& scenario);
// Returns the points where packets can be captured: parties, countries, cables between two ("FR-DE").
std::vector<std::string> capture_points(const Scenario& scenario);
TransportModel transport_of(const Scenario& scenario, const parties::Directory& directory);

}  // namespace ishaken::sim
