// Verifier profiles of a scenario: what they start from, and who draws which.
#pragma once

#include <string>

#include "sim/scenario/scenario.h"

namespace ishaken::sim {

class Issues;

// As many as a count of calls has numbers for, with some room.
inline constexpr std::size_t most_profiles = 200;

// Puts what each profile is like into it, and the scenario's `verifiers` into the countries that have none.
void resolve_profiles(Scenario& scenario, Issues& issues);

// A built-in profile, or one of the scenario's; one that is neither leaves everything to the policy.
trust::Profile profile_named(const Scenario& scenario, std::string_view name);

// The profile by which a provider verifies, by the provider's path; empty where its country names none. Each
// provider draws from its own stream: another country or provider changes nothing.
std::string profile_of(const Scenario& scenario, CountryCode country, std::string_view path);

}  // namespace ishaken::sim
