#include "models/parties/service_provider/terminating_side.h"

#include <fmt/format.h>

#include "models/parties/call_validation_treatment.h"
#include "models/parties/service_provider/verification_record.h"

namespace ishaken::parties {

TerminatingSide::TerminatingSide(CountryCode country, Verifier& verifier, EvidenceReports& reports,
                                 const RelyingParty& relying, const Shared& shared)
    : country_(country),
      verifier_(verifier),
      reports_(reports),
      relying_(relying),
      shared_(shared),
      fetches_(shared, [this](const std::string& url, const messages::CertificateReply* reply,
                              const std::vector<WaitingCall>& calls,
                              Act& act) { fetched(url, reply, calls, act); }) {}

IncomingCall TerminatingSide::incoming(const messages::Invite& invite, bool from_abroad, Instant at) {
  reading_.detail.clear();
  const auto shown = shared_.directory.numbers.country_of(invite.calling);
  return {invite, from_abroad, at, shown.value_or(CountryCode{}), reading_};
}

void TerminatingSide::arrived(const messages::Invite& invite, PartyId from, Act& act) {
  const Directory::Entry& sender = shared_.directory.at(from);
  const bool from_abroad = sender.country != country_ || sender.role == Role::international_gateway;
  IncomingCall call = incoming(invite, from_abroad, act.now());
  if (const auto outcome = verifier_.examine_number(call.shown, from_abroad))
    return finish(call, *outcome, act);
  if (const auto outcome = verifier_.read(call)) return finish(call, *outcome, act);
  if (ChainCache::Entry* const entry = verifier_.chain_of(call)) {
    verifier_.verify(call, *entry, act.now());
    return finish(call, act);
  }
  const std::string& x5u = reading_.identity.passport.x5u;
  if (!fetches_.wait(x5u, {invite, from_abroad, call.at}, relying_.policy().fetch_timeout, act))
    finish(call, Outcome::repository_unreachable, act);
}

void TerminatingSide::fetched(const std::string& url, const messages::CertificateReply* reply,
                              const std::vector<WaitingCall>& calls, Act& act) {
  Result<ChainCache::Entry*, Outcome> chain = tl::make_unexpected(Outcome::repository_unreachable);
  if (reply != nullptr) chain = verifier_.keep(url, *reply, act.now());
  for (const WaitingCall& waiting : calls) {
    IncomingCall call = incoming(waiting.invite, waiting.from_abroad, waiting.at);
    call.was_fetched = true;
    // Reads the header again, since the result of the first reading was not kept. Its age is judged as of the
    // call's arrival.
    if (const auto outcome = verifier_.read(call)) {
      finish(call, *outcome, act);
    } else if (!chain) {
      finish(call, chain.error(), act);
    } else {
      verifier_.verify(call, **chain, act.now());
      finish(call, act);
    }
  }
}

void TerminatingSide::finish(IncomingCall& call, Outcome outcome, Act& act) {
  call.outcome = outcome;
  finish(call, act);
}

void TerminatingSide::finish(const IncomingCall& call, Act& act) {
  CallVerified seen = verdict_on(call, act.now());
  const bool suspicious = reports_.is_suspicious(call, seen.attestation);
  seen.treatment = treatment_of(call, suspicious);
  act.record(seen);
  if (seen.treatment != trust::Treatment::block) reports_.rings(call, suspicious, act.now());
  if (act.follows(call.invite.call)) record_verification(call, seen.treatment, relying_, act);
  answer(call, seen.treatment, act);
}

CallVerified TerminatingSide::verdict_on(const IncomingCall& call, Instant now) const {
  CallVerified seen;
  seen.call = call.invite.call;
  seen.outcome = call.outcome;
  seen.verstat = info(call.outcome).verstat;
  const bool readable = call.outcome != Outcome::not_verified && call.outcome != Outcome::identity_missing &&
                        call.outcome != Outcome::number_unallocated && call.reading.detail.empty();
  seen.attestation = readable ? call.reading.identity.passport.attestation : passport::Attestation::none;
  const trust::TrustedListPtr& list = call.entry != nullptr ? call.entry->verdict.list : relying_.list();
  seen.list_sequence = list ? list->sequence : 0;
  if (call.entry != nullptr && call.entry->verdict.anchor != nullptr) {
    const trust::TrustedAnchor& anchor = *call.entry->verdict.anchor;
    seen.anchor = anchor.country;
    seen.via = anchor.via;
    seen.mechanism = anchor.mechanism;
  }
  seen.verification_delay = now - call.at;
  seen.fetched = call.was_fetched;
  return seen;
}

trust::Treatment TerminatingSide::treatment_of(const IncomingCall& call, bool suspicious) const {
  const trust::TrustedAnchor* const anchor = call.entry != nullptr ? call.entry->verdict.anchor : nullptr;
  return treat({info(call.outcome).verstat, call.from_abroad, call.shown == country_,
                anchor != nullptr && anchor->downgraded, suspicious},
               relying_.policy());
}

void TerminatingSide::answer(const IncomingCall& call, trust::Treatment treatment, Act& act) const {
  const OutcomeInfo& meaning = info(call.outcome);
  const int found = meaning.verstat == Verstat::passed ? 0 : meaning.sip_code;
  messages::FinalResponse response{
      call.invite.call, sip_code(treatment, relying_.policy().refusal, found), {}};
  if (found != 0) response.reason = fmt::format("STIR ;cause={} ;text=\"{}\"", found, meaning.reason);
  // The INVITE says which party gets the answer, and may name one that does not exist.
  if (shared_.directory.knows(call.invite.origin)) act.send(call.invite.origin, std::move(response));
}

}  // namespace ishaken::parties
