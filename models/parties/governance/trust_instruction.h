// The countries that this one trusts. They are decided by its policy (trust::decide) from the offers of its
// sources of trust, rulings and decrees, and told to the STI-PA if anything changed (ATIS-1000091
// clause 4.2).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "models/parties/governance/governance_body.h"
#include "models/parties/governance/offer_source.h"

namespace ishaken::parties {

class TrustInstruction {
 public:
  using Sources = std::vector<const OfferSource*>;
  // Trusts a country by the first of `sources` that offers it. `reviewed` is in force by reviews.
  TrustInstruction(GovernanceBody& body, trust::Policy policy, Sources sources,
                   const trust::Reservations& reviewed);

  // Decides again, and instructs the STI-PA if anything changed.
  void instruct(const std::string& reason, Act& act);
  // Collects the reasons of one second, then instructs.
  void instruct_soon(std::string reason, Act& act);

  void adopt(const trust::Policy& policy, Act& act);
  // Decides about a country by decree. `lifted` tells that the decree has ended an exclusion by a review.
  void decree(const messages::DecideExclusion& directive, bool lifted, Act& act);

 private:
  messages::InstructTrust decide() const;
  void record_changes(const trust::Instruction& wanted, const std::string& reason, Act& act) const;

  GovernanceBody& body_;
  trust::Policy policy_;
  Sources sources_;
  const trust::Reservations& reviewed_;
  std::set<CountryCode> excluded_;  // by decree
  std::optional<trust::Instruction> instruction_;
  std::string reasons_;  // of the instruction that is due within a second; empty if none is
};

}  // namespace ishaken::parties
