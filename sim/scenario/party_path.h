// Paths of parties, such as FR/provider/2. Numbers count from 1.
#pragma once

#include <string>
#include <string_view>

#include "models/base/names.h"
#include "models/base/result.h"

namespace ishaken::sim {

// A party of the world by its path: "FR/ga", "FR/pa", "FR/ca/1", "FR/cr", "FR/provider/2", "FR/gateway",
// "registry", "repository/NAME", "adversary/NAME"; or "FR" alone for an action that takes a whole country.
struct PartyPath {
  std::string text;
  bool operator==(const PartyPath&) const = default;
};

enum class PartyRole { country, ga, pa, ca, cr, provider, gateway, registry, repository, adversary };

struct PartyName {
  PartyRole role = PartyRole::registry;
  CountryCode country{};  // not known() if the party belongs to no country
  unsigned index = 0;     // of a ca or a provider, from 1
  std::string name{};     // of a repository or an adversary
  bool operator==(const PartyName&) const = default;
};

Result<PartyName> parse_party(std::string_view path);

}  // namespace ishaken::sim
