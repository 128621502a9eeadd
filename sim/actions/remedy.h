// The reports of an attack that has come to light: to whom, and which remedy is needed.
#pragma once

#include <string>

#include "sim/actions/stage.h"

namespace ishaken::sim {

using Remedy = messages::AttackFound::Remedy;

// Tells the STI-GA of the country. `object` is the path of the party whose key or certificate is affected.
inline void report(Stage& stage, Remedy remedy, CountryCode country, const std::string& object) {
  if (const PartyId whom = stage.directory().governance(country); whom != no_party)
    stage.tell(whom, messages::AttackFound{remedy, country, object});
}

// Tells the registry; without `country`, all of its contents are affected. `culprit` is the organization of a
// rogue STI-CA in it.
inline void report_to_registry(Stage& stage, CountryCode country = {}, std::string culprit = {}) {
  stage.tell(stage.directory().registry(),
             messages::AttackFound{Remedy::restore_registry, country, "registry", std::move(culprit)});
}

}  // namespace ishaken::sim
