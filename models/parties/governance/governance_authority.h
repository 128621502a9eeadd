// The STI-GA of a country. It approves the country's STI-CAs and providers, decides about other countries by
// its policy, and instructs its STI-PA (ATIS-1000080 clause 5, ATIS-1000091 clauses 4.2 to 4.6). Each of its
// duties is a class of its own; this one passes each message to its duty.
#pragma once

#include <memory>
#include <string>

#include "models/parties/governance/agreements.h"
#include "models/parties/governance/approvals.h"
#include "models/parties/governance/incidents.h"
#include "models/parties/governance/registry_candidates.h"
#include "models/parties/governance/reviews.h"
#include "models/parties/governance/root_confirmation.h"
#include "models/parties/governance/trace_requester.h"
#include "models/parties/governance/trace_responder.h"
#include "models/parties/governance/trust_instruction.h"
#include "models/parties/handlers.h"
#include "models/parties/shared.h"

namespace ishaken::parties {

class GovernanceAuthority final : public Party {
 public:
  struct Config {
    CountryCode country;
    trust::Policy policy;
    HumanDelay decision{Duration{0}, 0.5};
    Instant unhurried_from{};  // decisions before it take no time
    bool registers = true;
    std::string pa_certificate;                          // root of its STI-PA, PEM, which partners pin
    std::shared_ptr<const reputation::Review> review{};  // its rules for judging others; null: none
    BadMouthing bad_mouthing{};
    Discipline discipline{};
  };
  GovernanceAuthority(Config config, const Shared& shared);
  ~GovernanceAuthority() override;
  // Duties hold references to one another.
  GovernanceAuthority(const GovernanceAuthority&) = delete;
  GovernanceAuthority& operator=(const GovernanceAuthority&) = delete;

  static const Handlers<GovernanceAuthority>& handlers();
  void receive(const messages::Envelope& envelope, Act& act) override;
  void direct(const messages::Directive& directive, Act& act) override;

 private:
  void start(Act& act);
  // Has the STI-PA register with the International SHAKEN registry, or withdraw from it.
  void instruct_registration(bool registered, Act& act);
  void decide_registration(const messages::DecideRegistration& directive, Act& act);
  void decide_exclusion(const messages::DecideExclusion& directive, Act& act);
  void adopt(const messages::AdoptPolicy& directive, Act& act);

  bool registers_;
  std::shared_ptr<const reputation::Review> review_;  // from the start on
  GovernanceBody body_;
  Approvals approvals_;
  Incidents incidents_;
  Agreements agreements_;
  TraceRequester trace_requester_;
  TraceResponder trace_responder_;
  Reviews reviews_;
  RootConfirmation roots_;
  RegistryCandidates registry_;
  TrustInstruction instruction_;
};

}  // namespace ishaken::parties
