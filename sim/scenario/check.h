// What no single value can say: whether the parts of a scenario fit together.
#pragma once

#include "sim/scenario/issues.h"
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

}  // namespace ishaken::sim
