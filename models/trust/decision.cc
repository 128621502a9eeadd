#include "models/trust/decision.h"

#include <algorithm>
#include <iterator>

namespace ishaken::trust {
namespace {

template <class T>
bool contains(const std::vector<T>& values, const T& wanted) {
  return std::find(values.begin(), values.end(), wanted) != values.end();
}

}  // namespace

bool rule_accepts(const Policy& policy, const Candidate& candidate) {
  switch (policy.registry) {
    case RegistryRule::none:
      return false;
    case RegistryRule::allow_all:
      return true;
    case RegistryRule::allow_list:
      return contains(policy.allow, candidate.country);
    case RegistryRule::deny_list:
      return !contains(policy.deny, candidate.country);
    case RegistryRule::by_attribute:
      return (policy.regions.empty() || contains(policy.regions, candidate.region)) &&
             (!policy.mandate_only || candidate.mandate);
  }
  return false;
}

Instruction decide(const Policy& policy, CountryCode self, const std::vector<Candidate>& registry,
                   const std::set<CountryCode>& partners, const Reservations& reservations) {
  Instruction instruction;
  instruction.use_registry = policy.registry != RegistryRule::none;
  instruction.re_export = policy.re_export;
  const std::set<CountryCode>& excluded = reservations.excluded;
  instruction.excluded.assign(excluded.begin(), excluded.end());
  // The country approves its own providers and STI-CAs or not; reservations concern foreign ones only.
  const auto foreign = [self](const Part& part) { return part.country != self; };
  std::ranges::copy_if(reservations.providers, std::back_inserter(instruction.providers), foreign);
  std::ranges::copy_if(reservations.cas, std::back_inserter(instruction.cas), foreign);
  const auto trust = [&](CountryCode country, Mechanism mechanism) {
    const bool scoped = reservations.scoped.contains(country);
    instruction.trusted.push_back({country, mechanism, scoped ? Merge::scoped : policy.merge,
                                   reservations.downgraded.contains(country)});
  };
  for (const CountryCode partner : partners)
    if (partner != self && !excluded.contains(partner)) trust(partner, Mechanism::bilateral);
  for (const Candidate& candidate : registry)
    if (candidate.country != self && !partners.contains(candidate.country) &&
        !excluded.contains(candidate.country) && rule_accepts(policy, candidate))
      trust(candidate.country, Mechanism::registry);
  std::sort(instruction.trusted.begin(), instruction.trusted.end());
  return instruction;
}

}  // namespace ishaken::trust
