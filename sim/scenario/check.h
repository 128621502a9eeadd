// Checks that the parts of a scenario are consistent with one another. Single values are checked when they
// are read.
#pragma once

#include <optional>
#include <string>

#include "sim/scenario/issues.h"
#include "sim/scenario/load.h"
#include "sim/scenario/party_path.h"
#include "sim/scenario/scenario.h"

namespace ishaken::sim {

// Makes all checks but check_expectations. The timeline must still be in the order in which it was written,
// so that the place of each issue is found.
void check(const Scenario& scenario, Issues& issues);
void check_countries(const Scenario& scenario, Issues& issues);
void check_policies(const Scenario& scenario, Issues& issues);
void check_traffic(const Scenario& scenario, Issues& issues);
void check_reviews(const Scenario& scenario, Issues& issues);
void check_registry(const Scenario& scenario, Issues& issues);
void check_repositories(const Scenario& scenario, Issues& issues);
void check_timeline(const Scenario& scenario, Issues& issues);
// Checks every line of `expect:` by `check`, which sim/results provides.
void check_expectations(const Scenario& scenario, CheckExpectation check, Issues& issues);
// Returns why the scenario has no such party at that time after its start; nothing if it has one, or if the
// path is malformed.
std::optional<std::string> why_missing(const Scenario& scenario, const PartyPath& path, Duration at);

}  // namespace ishaken::sim
