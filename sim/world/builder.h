// Makes the parties of a scenario, each from its part of it.
#pragma once

#include <memory>
#include <vector>

#include "models/parties/party.h"
#include "models/parties/shared.h"
#include "sim/scenario/scenario.h"

namespace ishaken::sim {

// By PartyId; empty for the outside world. `born` dates roots and intermediates.
std::vector<std::unique_ptr<parties::Party>> build(const Scenario& scenario, const parties::Shared& shared,
                                                   Instant born);

// How long the STI-GA of a country takes to decide, in the median: what the scenario says, else by the kind
// of body (assumed: no measured figures are published).
Duration decision_delay(const Country& country);

}  // namespace ishaken::sim
