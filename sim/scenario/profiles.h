// The verifier profiles of a scenario: their resolution, and the draw of a profile for each provider.
#pragma once

#include <string>

#include "sim/scenario/scenario.h"

namespace ishaken::sim {

class Issues;

// The limit on profiles. CallClass keeps their numbers in a byte; built-in profiles need some as well.
inline constexpr std::size_t most_profiles = 200;

// Copies into each profile the values of the profile that it is like, and the scenario's `verifiers` into the
// countries that have none.
void resolve_profiles(Scenario& scenario, Issues& issues);

// Returns a built-in profile or one of the scenario's. An unknown name gives an empty profile, which leaves
// everything to the policy.
trust::Profile profile_named(const Scenario& scenario, std::string_view name);

// Returns the name of the profile by which the provider of that path verifies; empty if its country names
// none. Each provider draws from its own stream, so that adding a country or a provider changes no other's
// profile.
std::string profile_of(const Scenario& scenario, CountryCode country, std::string_view path);

}  // namespace ishaken::sim
