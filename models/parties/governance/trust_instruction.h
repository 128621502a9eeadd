// The countries that this one trusts. They are decided by its policy (trust::decide) from agreements,
// rulings, decrees and the registry, and told to the STI-PA if anything changed (ATIS-1000091 clause 4.2).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "models/parties/governance/agreements.h"
#include "models/parties/governance/root_confirmation.h"

namespace ishaken::parties {

class TrustInstruction {
 public:
  // The facts that come from other duties.
  struct Grounds {
    const Partners& partners;
    const trust::Reservations& reviewed;  // in force by reviews
  };
  TrustInstruction(GovernanceBody& body, trust::Policy policy, RootConfirmation& roots, Grounds grounds);

  // Decides again, and instructs the STI-PA if anything changed.
  void instruct(const std::string& reason, Act& act);
  // Collects the reasons of one second, then instructs.
  void instruct_soon(std::string reason, Act& act);

  void registry_read(const messages::RegistryNews& news, Act& act);
  void adopt(const trust::Policy& policy, Act& act);
  // Decides about a country by decree. `lifted` tells that the decree has ended an exclusion by a review.
  void decree(const messages::DecideExclusion& directive, bool lifted, Act& act);

 private:
  trust::Instruction decide() const;
  void record_changes(const trust::Instruction& wanted, const std::string& reason, Act& act) const;
  void confirm_roots(Act& act);

  GovernanceBody& body_;
  trust::Policy policy_;
  RootConfirmation& roots_;
  Grounds grounds_;
  std::vector<trust::Candidate> registry_;
  std::set<CountryCode> excluded_;  // by decree
  std::optional<trust::Instruction> instruction_;
  std::string reasons_;  // of the instruction that is due within a second; empty if none is
};

}  // namespace ishaken::parties
