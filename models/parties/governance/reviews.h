// Reviews of other countries by the calls that they vouched for: reports of the own providers and of other
// STI-GAs come in, evidence goes out, and once a period everybody is reviewed.
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

  // Reviews in this way from now on; null: not at all, and nothing is held against anybody any more.
  void adopt(std::shared_ptr<const reputation::Review> review, Act& act);
  void reported(const messages::EvidenceReport& report, Act& act);
  void shared(const messages::SharedEvidence& evidence);
  // Takes back what reviews decided about a country, as a decree demands. Returns whether they had excluded
  // it.
  bool forgive(CountryCode country, Act& act);

  const trust::Reservations& in_force() const { return rulings_.in_force(); }

 private:
  void begin(std::shared_ptr<const reputation::Review> review, Act& act);
  void stop(Act& act);
  void share(Act& act);
  void review(Act& act);
  // Records what a review found and decided; returns the decisions in short, empty if there are none.
  std::string record(const Reviewer::Outcome& outcome, Act& act) const;

  GovernanceBody& body_;
  TraceRequester& traces_;
  EvidenceExchange evidence_;
  Rulings rulings_;
  std::optional<Reviewer> reviewer_;
  Timer next_;  // step of the period: to share, then to review
};

}  // namespace ishaken::parties
