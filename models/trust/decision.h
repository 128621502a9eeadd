// The decision of an STI-GA about other countries, as a pure function of its policy and of what it knows.
#pragma once

#include <set>
#include <vector>

#include "models/base/names.h"
#include "models/trust/instruction.h"
#include "models/trust/policy.h"

namespace ishaken::trust {

// The reservations of an STI-GA against others, independent of its rule about the registry.
struct Reservations {
  std::set<CountryCode> excluded{}, scoped{}, downgraded{};
  std::set<Part> providers{}, cas{};  // not to be trusted
};

// Returns the decision about one registry entry by the registry rule alone.
bool rule_accepts(const Policy& policy, const Candidate& candidate);

// The countries that one source of trust can supply, of those that the policy accepts from it.
struct Offer {
  Mechanism source{};
  std::vector<CountryCode> countries;
};

// Decides which countries are trusted, each by the first offer that has it; an exclusion goes before all
// offers (ATIS-1000091 clauses 4.4, 4.6).
Instruction decide(const Policy& policy, CountryCode self, const std::vector<Offer>& offers,
                   const Reservations& reservations);

}  // namespace ishaken::trust
