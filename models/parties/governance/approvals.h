// The approval of the country's STI-CAs and providers, and the withdrawal of approval and certificates
// (ATIS-1000080 clause 5).
#pragma once

#include <map>
#include <string>

#include "models/parties/governance/governance_body.h"

namespace ishaken::parties {

class Approvals {
 public:
  explicit Approvals(GovernanceBody& body) : body_(body) {}

  void applied(const messages::ApprovalRequest& request, const messages::Envelope& envelope, Act& act);
  void withdraw_ca(const std::string& name, Act& act);
  // Has the STI-PA issue no more SPC tokens to the provider, and revoke its certificates.
  void withdraw_provider(const std::string& name, std::string why, Act& act);
  // Has the certificates of an STI-CA, a provider or the STI-PA revoked. If `compromised`, the key was
  // stolen, and the holder may have a new one.
  void revoke(const std::string& holder, std::string why, bool compromised, Act& act);

  // Returns the provider that has that service provider code; no_party if none has.
  PartyId holder_of(const std::string& spc) const;

 private:
  // Returns the reason why an applicant cannot be approved; empty if it can.
  std::string objection(const messages::ApprovalRequest& request, PartyId from) const;
  void decide(const messages::ApprovalRequest& request, const messages::Envelope& envelope, Act& act);
  void approve(const messages::ApprovalRequest& request, Act& act);

  GovernanceBody& body_;
  std::map<std::string, messages::ApproveCa> cas_;
  std::map<std::string, std::string> spcs_;  // service provider code -> provider that has it
};

}  // namespace ishaken::parties
