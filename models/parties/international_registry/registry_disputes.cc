#include "models/parties/international_registry/registry_disputes.h"

namespace ishaken::parties {

void RegistryDisputes::suspect(CountryCode country, std::string how, Act& act) {
  if (!suspected_.try_emplace(country).second) return;
  act.record(AttackAnswered{AttackAnswered::Milestone::detected, country, "registry", std::move(how)});
  Stream draws = act.draw("decision/" + country.text()).at(++disputes_[country]);
  act.after(decision_.draw(draws), [this, country](Act& later) { settle(country, later); });
}

void RegistryDisputes::found(const messages::AttackFound& attack, Act& act) {
  suspect(attack.country, "found", act);
  if (!attack.culprit.empty()) suspected_[attack.country] = attack.culprit;
}

void RegistryDisputes::settle(CountryCode country, Act& act) {
  const std::string culprit = suspected_.extract(country).mapped();
  act.record(AttackAnswered{AttackAnswered::Milestone::decided, country, "registry", "restore"});
  act.record(TrustDecision{"restore-entry", country, "registry", "as the STI-PA registered it"});
  restore_(country, culprit, act);
  act.record(AttackAnswered{AttackAnswered::Milestone::published, country, "registry", "restore"});
}

}  // namespace ishaken::parties
