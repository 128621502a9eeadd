// Tracebacks that other STI-GAs ask for: a request goes on to the provider whose call it was, the answer
// goes back, and a provider at which too many traces end is punished.
#pragma once

#include <list>
#include <map>
#include <string>

#include "models/parties/governance/approvals.h"
#include "models/parties/governance/incidents.h"
#include "models/reputation/tracing.h"

namespace ishaken::parties {

// What is done about the own providers' customers, and after how many traces about the provider itself.
struct Discipline {
  reputation::Enforcement enforcement = reputation::Enforcement::none;
  unsigned strikes = 1;
};

class TraceResponder {
 public:
  TraceResponder(GovernanceBody& body, Approvals& approvals, Incidents& incidents, Discipline discipline);

  void asked(const messages::TracebackRequest& request, const messages::Envelope& envelope, Act& act);

 private:
  // Returns the own provider whose call it was; no_party if it was none's.
  PartyId provider_of(const messages::TracedCall& call) const;
  // Answers with what the provider found, and with what the body itself does about it.
  void pass_back(messages::TracebackAnswer answer, PartyId provider, const messages::Envelope& request,
                 Act& act);
  bool key_is_stolen(const messages::TracebackAnswer& answer, const messages::TracedCall& call) const;
  // Counts a trace that ended at that provider; true once there are enough.
  bool strike(const messages::TracebackAnswer& answer, const std::string& provider);
  void sanction(const std::string& provider, Act& act);

  GovernanceBody& body_;
  Approvals& approvals_;
  Incidents& incidents_;
  Discipline discipline_;
  std::list<RequestId> open_;                // questions to providers, the oldest first
  std::map<std::string, unsigned> strikes_;  // traces that ended at a provider, by its path
};

}  // namespace ishaken::parties
