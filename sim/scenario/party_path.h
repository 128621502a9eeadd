// What a PartyPath names. Numbers count from 1, as people write them.
#pragma once

#include <string_view>

#include "models/base/names.h"
#include "models/base/result.h"

namespace ishaken::sim {

enum class PartyRole { country, ga, pa, ca, cr, provider, gateway, registry };

struct PartyName {
  PartyRole role = PartyRole::registry;
  CountryCode country;  // unknown for the registry
  unsigned index = 0;   // of a ca or a provider, from 1
  bool operator==(const PartyName&) const = default;
};

Result<PartyName> parse_party(std::string_view path);

}  // namespace ishaken::sim
