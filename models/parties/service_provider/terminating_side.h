// The terminating side of a provider. It verifies the calls that arrive (STI-VS), decides their treatment
// (CVT), reports the verdicts and answers each call.
#pragma once

#include "models/parties/service_provider/certificate_fetches.h"
#include "models/parties/service_provider/evidence_reports.h"
#include "models/parties/service_provider/verifier.h"

namespace ishaken::parties {

class TerminatingSide {
 public:
  TerminatingSide(CountryCode country, Verifier& verifier, EvidenceReports& reports,
                  const RelyingParty& relying, const Shared& shared);

  void arrived(const messages::Invite& invite, PartyId from, Act& act);

 private:
  IncomingCall incoming(const messages::Invite& invite, bool from_abroad, Instant at);
  // Verifies the Identity headers of a call, from the current one on, until one passes. Lets the call wait if
  // a certificate has to be fetched.
  void verify(IncomingCall& call, Act& act);
  // Finishes a call of which no header passed.
  void reject(IncomingCall& call, Act& act);
  // Verifies the calls that waited, with the chain that arrived or without one.
  void fetched(const std::string& url, const messages::CertificateReply* reply,
               const std::vector<WaitingCall>& calls, Act& act);
  void finish(IncomingCall& call, Outcome outcome, Act& act);
  void finish(const IncomingCall& call, Act& act);
  CallVerified verdict_on(const IncomingCall& call, Instant now) const;
  trust::Treatment treatment_of(const IncomingCall& call, passport::Attestation attestation,
                                bool suspicious) const;
  void answer(const IncomingCall& call, trust::Treatment treatment, Act& act) const;

  CountryCode country_;
  Verifier& verifier_;
  EvidenceReports& reports_;
  const RelyingParty& relying_;
  const Shared& shared_;
  CertificateFetches fetches_;
  Reading reading_;  // of the call in verification: there is only one at a time
};

}  // namespace ishaken::parties
