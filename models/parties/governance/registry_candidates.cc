#include "models/parties/governance/registry_candidates.h"

namespace ishaken::parties {

void RegistryCandidates::read(const messages::RegistryNews& news, Act& act) {
  candidates_ = news.candidates;
  confirm_roots(act);
  act.after(body_.deliberation.on_registry(act), [this](Act& later) { changed_(later); });
}

void RegistryCandidates::adopt(const trust::Policy& policy, Act& act) {
  confirms_roots_ = policy.pin_pa_roots;
  confirm_roots(act);
}

trust::Offer RegistryCandidates::offer(const trust::Policy& policy) const {
  trust::Offer out{trust::Mechanism::registry, {}};
  for (const trust::Candidate& each : candidates_)
    if (rule_accepts(policy, each)) out.countries.push_back(each.country);
  return out;
}

void RegistryCandidates::prepare(const trust::Policy& policy, messages::InstructTrust& instruction) const {
  instruction.instruction.use_registry = policy.registry != trust::RegistryRule::none;
}

void RegistryCandidates::confirm_roots(Act& act) {
  if (confirms_roots_) roots_.confirm(candidates_, act);
}

}  // namespace ishaken::parties
