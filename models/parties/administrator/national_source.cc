#include "models/parties/administrator/national_source.h"

namespace ishaken::parties {

void NationalSource::approve(const messages::ApproveCa& instruction, Act& act) {
  if (instruction.approved) {
    const auto root = office_.shared.certificates.from_pem(instruction.certificate);
    const auto intermediate = office_.shared.certificates.from_pem(instruction.intermediate);
    if (!root) return;
    roots_[instruction.country].insert_or_assign(instruction.name, *root);
    if (intermediate) revocations_.issued(instruction.name, *intermediate);
  } else {
    roots_[instruction.country].erase(instruction.name);
    act.record(
        AttackAnswered{AttackAnswered::Milestone::published, instruction.country, instruction.name, "list"});
  }
  events_.changed(instruction.country, act);
}

trust::TrustedList NationalSource::list_of(const ServedCountry& country) const {
  trust::TrustedList list;
  list.authorities.push_back({office_.keys.root(), office_.keys.crl_url()});
  const auto roots = roots_.find(country.code());
  if (roots == roots_.end()) return list;
  for (const auto& [name, root] : roots->second) {
    trust::TrustedAnchor anchor;
    anchor.certificate = root;
    anchor.country = anchor.via = country.code();
    anchor.prefixes = country.prefixes;
    anchor.policies = {country.certificate_policy};
    list.anchors.push_back(std::move(anchor));
  }
  return list;
}

}  // namespace ishaken::parties
