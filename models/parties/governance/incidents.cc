#include "models/parties/governance/incidents.h"

namespace ishaken::parties {

void Incidents::look_into(Remedy remedy, const std::string& object, std::string how, Act& act) {
  if (!open_.emplace(remedy, object).second) return;
  act.record(AttackAnswered{AttackAnswered::Milestone::detected, body_.country, object, std::move(how)});
  act.after(body_.deliberation.on_matter(act),
            [this, remedy, object](Act& later) { answer(remedy, object, later); });
}

void Incidents::alarm(const messages::KeyAlarm&, Act& act) {
  look_into(Remedy::rotate_pa, body_.directory.at(body_.administrator()).path, "watchdog", act);
}

void Incidents::answer(Remedy remedy, const std::string& object, Act& act) {
  open_.erase({remedy, object});
  act.record(AttackAnswered{AttackAnswered::Milestone::decided, body_.country, object,
                            std::string(name_of(remedy))});
  if (remedy == Remedy::retire_ca) return approvals_.withdraw_ca(object, act);
  approvals_.revoke(object, "after an attack", remedy != Remedy::enforce, act);
}

}  // namespace ishaken::parties
