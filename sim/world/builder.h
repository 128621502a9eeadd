// The parties of a scenario, each created from its part of the scenario.
#pragma once

#include <memory>
#include <vector>

#include "models/parties/party.h"
#include "models/parties/shared.h"
#include "sim/scenario/scenario.h"

namespace ishaken::parties {
class ServiceProvider;
}

namespace ishaken::sim {

struct Population {
  std::vector<std::unique_ptr<parties::Party>> parties;    // by PartyId; null for the outside world
  std::vector<const parties::ServiceProvider*> providers;  // by PartyId; null for all others
};

// Creates the parties of a scenario. Roots and intermediates are dated from `born`.
Population build(const Scenario& scenario, const parties::Shared& shared, Instant born);

// Returns the median time that the STI-GA of a country takes to decide: the scenario's value, else a default
// for the kind of body (assumed: no measured figures are published).
Duration decision_delay(const Country& country);

}  // namespace ishaken::sim
