// Attacks in the country: what is found is looked into, and answered by the remedy that fits once the body
// has decided.
#pragma once

#include <set>
#include <string>
#include <utility>

#include "models/parties/governance/approvals.h"

namespace ishaken::parties {

class Incidents {
 public:
  using Remedy = messages::AttackFound::Remedy;

  Incidents(GovernanceBody& body, Approvals& approvals) : body_(body), approvals_(approvals) {}

  // Looks into an attack on that party (its path), unless it does so already. `how` it was found is
  // recorded.
  void look_into(Remedy remedy, const std::string& object, std::string how, Act& act);
  // Looks into what the STI-PA's watchdog saw.
  void alarm(const messages::KeyAlarm& alarm, Act& act);

 private:
  void answer(Remedy remedy, const std::string& object, Act& act);

  GovernanceBody& body_;
  Approvals& approvals_;
  std::set<std::pair<Remedy, std::string>> open_;
};

}  // namespace ishaken::parties
