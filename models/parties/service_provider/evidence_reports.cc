#include "models/parties/service_provider/evidence_reports.h"

#include <utility>

namespace ishaken::parties {

void EvidenceReports::adopt(std::shared_ptr<const reputation::Review> review, Act& act) {
  review_ = std::move(review);
  if (!review_) return;
  records_.adopt(*review_);
  if (!next_report_.is_set()) report_next(act);
}

bool EvidenceReports::is_suspicious(const IncomingCall& call, passport::Attestation attestation) const {
  return counts(call) &&
         records_.is_suspicious(call.invite.calling, attestation, info(call.outcome).verstat());
}

void EvidenceReports::rings(const IncomingCall& call, bool suspicious, Instant now) {
  if (!counts(call)) return;
  CallRecords::VerifiedSigner by;
  if (call.outcome == Outcome::passed)
    by = {call.entry->chain.front(), call.anchor, call.reading.identity.passport.origid};
  const PartyId origin = call.invite.origin;
  const std::string_view contact =
      shared_.directory.knows(origin) ? std::string_view(shared_.directory.at(origin).host) : "";
  records_.rings(call.invite, contact, by, call.shown, suspicious, now);
}

void EvidenceReports::report_next(Act& act) {
  next_report_.after(review_->every, act, [this](Act& later) { report(later); });
}

void EvidenceReports::report(Act& act) {
  if (review_) report_next(act);
  CallRecords::Report told = records_.report();
  told.rows.insert(told.rows.end(), unreported_.begin(), unreported_.end());
  unreported_.clear();
  reported_ = told.rows;
  const PartyId governance = shared_.directory.governance(country_);
  if (told.rows.empty() || governance == no_party) return;
  last_report_.ask(governance,
                   messages::EvidenceReport{country_, std::move(told.rows), std::move(told.examples)}, act,
                   [this](const messages::Message* answer, Act&) {
                     if (answer == nullptr) std::swap(unreported_, reported_);
                   });
}

}  // namespace ishaken::parties
