// Who hears of an attack that has come to light, and what is to be done about it.
#pragma once

#include <string>

#include "sim/actions/stage.h"

namespace ishaken::sim {

using Remedy = messages::AttackFound::Remedy;

// Tells the STI-GA of the country. `object`: the path of the party whose key or certificate is concerned.
inline void report(Stage& stage, Remedy remedy, CountryCode country, const std::string& object) {
  if (const PartyId whom = stage.directory().governance(country); whom != no_party)
    stage.tell(whom, messages::AttackFound{remedy, country, object});
}

// Tells the registry, for its whole contents or the entry of one country. `culprit`: the organization of a
// rogue STI-CA in it.
inline void report_to_registry(Stage& stage, CountryCode country = {}, std::string culprit = {}) {
  stage.tell(stage.directory().registry(),
             messages::AttackFound{Remedy::restore_registry, country, "registry", std::move(culprit)});
}

}  // namespace ishaken::sim
