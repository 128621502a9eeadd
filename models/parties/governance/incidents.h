// The answers to attacks in the country. Each attack that is found is examined, and answered by the fitting
// remedy once the body has decided.
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

  // Examines an attack on that party (its path), unless it does so already. Records `how` the attack was
  // found.
  void look_into(Remedy remedy, const std::string& object, std::string how, Act& act);
  // Examines the use of the STI-PA's key by somebody else, which the STI-PA's watchdog found.
  void alarm(const messages::KeyAlarm& alarm, Act& act);

 private:
  void answer(Remedy remedy, const std::string& object, Act& act);

  GovernanceBody& body_;
  Approvals& approvals_;
  std::set<std::pair<Remedy, std::string>> open_;
};

}  // namespace ishaken::parties
