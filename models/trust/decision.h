// What an STI-GA decides about other countries, as a pure function of its policy and of what it knows.
#pragma once

#include <set>
#include <vector>

#include "models/base/names.h"
#include "models/trust/instruction.h"
#include "models/trust/policy.h"

namespace ishaken::trust {

// What an STI-GA holds against others, whatever its rule about the registry says.
struct Reservations {
  std::set<CountryCode> excluded{}, scoped{}, downgraded{};
  std::set<Part> providers{}, cas{};  // not to be believed
};

// The decision about one registry entry by the registry rule alone.
bool rule_accepts(const Policy& policy, const Candidate& candidate);

// An agreement (ATIS-1000087) goes before the registry, an exclusion before both (ATIS-1000091
// clauses 4.4, 4.6).
Instruction decide(const Policy& policy, CountryCode self, const std::vector<Candidate>& registry,
                   const std::set<CountryCode>& partners, const Reservations& reservations);

}  // namespace ishaken::trust
