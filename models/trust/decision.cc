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

Instruction decide(const Policy& policy, CountryCode self, const std::vector<Offer>& offers,
                   const Reservations& reservations) {
  Instruction instruction;
  instruction.re_export = policy.re_export;
  instruction.excluded.assign(reservations.excluded.begin(), reservations.excluded.end());
  // The country approves its own providers and STI-CAs or not; reservations concern foreign ones only.
  const auto foreign = [self](const Part& part) { return part.country != self; };
  std::ranges::copy_if(reservations.providers, std::back_inserter(instruction.providers), foreign);
  std::ranges::copy_if(reservations.cas, std::back_inserter(instruction.cas), foreign);
  std::set<CountryCode> settled = reservations.excluded;
  settled.insert(self);
  for (const Offer& offer : offers)
    for (const CountryCode country : offer.countries)
      if (settled.insert(country).second)
        instruction.trusted.push_back({country, offer.source,
                                       reservations.scoped.contains(country) ? Merge::scoped : policy.merge,
                                       reservations.downgraded.contains(country)});
  std::sort(instruction.trusted.begin(), instruction.trusted.end());
  return instruction;
}

}  // namespace ishaken::trust
