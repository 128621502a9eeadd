// Who exists in a scenario: the directory of its parties, in a fixed order.
#pragma once

#include "models/parties/directory.h"
#include "sim/network/link_table.h"
#include "sim/network/transport_model.h"
#include "sim/scenario/scenario.h"

namespace ishaken::sim {

// The registry, then per country (by code) STI-GA, STI-PA, STI-CAs, STI-CR, gateway, providers; last the
// outside world. STI-CAs that the timeline adds stand there from the beginning, asleep.
void fill(parties::Directory& directory, const Scenario& scenario);

bool has_gateway(const Country& country);
// Whether anybody has calls traced, so that carriers are asked.
bool traces(const Scenario& scenario);
// How many STI-CAs the timeline adds to a country.
unsigned added_cas(const Scenario& scenario, CountryCode country);

Place place_of(CountryCode code, const Country& country);
LinkTable links_of(const Scenario& scenario);
// Where packets can be captured: parties, countries, cables between two ("FR-DE").
std::vector<std::string> capture_points(const Scenario& scenario);
TransportModel transport_of(const Scenario& scenario, const parties::Directory& directory);

}  // namespace ishaken::sim
