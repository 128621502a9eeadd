// The entries of the International SHAKEN registry, as the STI-PA reports them to its STI-GA (ATIS-1000091
// clauses 4.3, 4.4). The policy chooses among them.
#pragma once

#include <functional>
#include <vector>

#include "models/parties/governance/governance_body.h"
#include "models/parties/governance/offer_source.h"
#include "models/parties/governance/root_confirmation.h"

namespace ishaken::parties {

class RegistryCandidates final : public OfferSource {
 public:
  // Called when the body has considered a new report.
  using Changed = std::function<void(Act& act)>;
  RegistryCandidates(GovernanceBody& body, RootConfirmation& roots, bool confirms_roots, Changed changed)
      : body_(body), roots_(roots), confirms_roots_(confirms_roots), changed_(std::move(changed)) {}

  void read(const messages::RegistryNews& news, Act& act);
  void adopt(const trust::Policy& policy, Act& act);
  trust::Offer offer(const trust::Policy& policy) const override;
  void prepare(const trust::Policy& policy, messages::InstructTrust& instruction) const override;

 private:
  void confirm_roots(Act& act);

  GovernanceBody& body_;
  RootConfirmation& roots_;
  bool confirms_roots_;  // pin_pa_roots
  Changed changed_;
  std::vector<trust::Candidate> candidates_;
};

}  // namespace ishaken::parties
