// The answers to tracebacks of other STI-GAs. A request is passed to the provider that originated the call,
// its answer is passed back, and a provider at which too many traces end is punished.
#pragma once

#include <list>
#include <map>
#include <string>

#include "models/parties/governance/approvals.h"
#include "models/parties/governance/incidents.h"
#include "models/reputation/tracing.h"

namespace ishaken::parties {

// The measures against the customers of the country's own providers, and the number of traces after which the
// provider itself is punished.
struct Discipline {
  reputation::Enforcement enforcement = reputation::Enforcement::none;
  unsigned strikes = 1;
};

class TraceResponder {
 public:
  TraceResponder(GovernanceBody& body, Approvals& approvals, Incidents& incidents, Discipline discipline);

  void asked(const messages::TracebackRequest& request, const messages::Envelope& envelope, Act& act);

 private:
  // Returns the provider of this country that originated the call; no_party if none did.
  PartyId provider_of(const messages::TracedCall& call) const;
  // Answers with the provider's finding and with the measure that this body takes itself.
  void pass_back(messages::TracebackAnswer answer, PartyId provider, const messages::Envelope& request,
                 Act& act);
  bool key_is_stolen(const messages::TracebackAnswer& answer, const messages::TracedCall& call) const;
  // Counts a trace that ended at that provider; returns true when the count reaches the limit.
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
