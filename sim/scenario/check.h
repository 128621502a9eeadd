// What no single value can say: whether the parts of a scenario fit together.
#pragma once

#include <optional>
#include <string>

#include "sim/scenario/issues.h"
#include "sim/scenario/load.h"
#include "sim/scenario/party_path.h"
#include "sim/scenario/scenario.h"

namespace ishaken::sim {

// The timeline still in the order in which it was written, so that places are found.
void check(const Scenario& scenario, Issues& issues);
void check_countries(const Scenario& scenario, Issues& issues);
void check_policies(const Scenario& scenario, Issues& issues);
void check_traffic(const Scenario& scenario, Issues& issues);
void check_reviews(const Scenario& scenario, Issues& issues);
void check_registry(const Scenario& scenario, Issues& issues);
void check_repositories(const Scenario& scenario, Issues& issues);
void check_timeline(const Scenario& scenario, Issues& issues);
// Has every line of `expect:` checked by those who measure.
void check_expectations(const Scenario& scenario, CheckExpectation check, Issues& issues);
// Why the scenario has no such party at that time after its start; nothing where it has, or where the path is
// malformed.
std::optional<std::string> why_missing(const Scenario& scenario, const PartyPath& path, Duration at);

}  // namespace ishaken::sim
