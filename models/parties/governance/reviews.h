// The reviews of other countries by the calls under their certificates. The own providers and other STI-GAs
// report evidence, evidence is shared, and once a period every country is reviewed.
#pragma once

#include <memory>
#include <optional>

#include "models/parties/governance/evidence_exchange.h"
#include "models/parties/governance/reviewer.h"
#include "models/parties/governance/rulings.h"
#include "models/parties/governance/trace_requester.h"

namespace ishaken::parties {

class Reviews {
 public:
  Reviews(GovernanceBody& body, TraceRequester& traces, BadMouthing bad_mouthing, Rulings::Changed changed);

  // Reviews by these rules from now on. Null ends reviews and lifts all measures that they decided.
  void adopt(std::shared_ptr<const reputation::Review> review, Act& act);
  void reported(const messages::EvidenceReport& report, Act& act);
  void shared(const messages::SharedEvidence& evidence);
  // Withdraws the decisions of reviews about a country, as a decree demands. Returns whether they had
  // excluded it.
  bool forgive(CountryCode country, Act& act);

  const trust::Reservations& in_force() const { return rulings_.in_force(); }

 private:
  void begin(std::shared_ptr<const reputation::Review> review, Act& act);
  void stop(Act& act);
  void share(Act& act);
  void review(Act& act);
  // Records the findings and decisions of a review; returns a summary of the decisions, empty if there are
  // none.
  std::string record(const Reviewer::Outcome& outcome, Act& act) const;

  GovernanceBody& body_;
  TraceRequester& traces_;
  EvidenceExchange evidence_;
  Rulings rulings_;
  std::optional<Reviewer> reviewer_;
  Timer next_;  // the next step of the period: sharing or reviewing
};

}  // namespace ishaken::parties
