#include "models/parties/service_provider/terminating_side.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "models/parties/call_validation_treatment.h"
#include "models/parties/service_provider/verification_record.h"

namespace ishaken::parties {
namespace {

// The largest number of Identity headers that are verified. Whoever sends more could make a provider fetch as
// many certificates for one call.
constexpr std::size_t max_identity_headers = 8;

// Returns the fault as the value of a Reason header (RFC 9410 section 5). If the INVITE has several Identity
// headers, it names the one with the fault by the compact form of its PASSporT.
std::string reason(const messages::Invite& invite, const HeaderFault& fault) {
  const OutcomeInfo& meaning = info(fault.outcome);
  std::string out = fmt::format("STIR ;cause={} ;text=\"{}\"", meaning.sip_code, meaning.reason);
  if (invite.identity.size() < 2) return out;
  const std::string_view value = invite.identity[fault.header];
  const std::string_view token = value.substr(0, value.find(';'));
  return fmt::format("{} ;ppi=\"..{}\"", out, token.substr(token.rfind('.') + 1));
}

// Returns the value of the Reason header: the faults of all Identity headers, or that of a call without one.
std::string reasons(const IncomingCall& call) {
  if (call.faults.empty() && info(call.outcome).sip_code == 0) return {};
  if (call.faults.empty())
    return call.outcome == Outcome::passed ? std::string() : reason(call.invite, {0, call.outcome});
  std::vector<std::string> each;
  for (const HeaderFault& fault : call.faults) each.push_back(reason(call.invite, fault));
  return fmt::format("{}", fmt::join(each, ", "));
}

}  // namespace

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
  if (invite.identity.empty()) return finish(call, Outcome::identity_missing, act);
  verify(call, act);
}

void TerminatingSide::verify(IncomingCall& call, Act& act) {
  const std::size_t headers = std::min(call.invite.identity.size(), max_identity_headers);
  for (; call.header < headers; ++call.header) {
    std::optional<Outcome> fault = verifier_.read(call);
    if (!fault) {
      if (ChainCache::Entry* const entry = verifier_.chain_of(call)) {
        verifier_.verify(call, *entry, act.now());
        if (call.outcome == Outcome::passed) return finish(call, act);
        fault = call.outcome;
      } else {
        const std::string& x5u = reading_.identity.passport.x5u;
        WaitingCall waiting{call.invite, call.from_abroad, call.at, call.header, call.faults};
        // All headers together wait no longer than one.
        const Duration patience = call.at + relying_.policy().fetch_timeout - act.now();
        if (patience > Duration{0} && fetches_.wait(x5u, std::move(waiting), patience, act)) return;
        fault = Outcome::repository_unreachable;
      }
    }
    call.faults.push_back({call.header, *fault});
  }
  reject(call, act);
}

void TerminatingSide::reject(IncomingCall& call, Act& act) {
  const HeaderFault& fault = call.decisive_fault();
  // Reads that header again if another one was verified after it.
  if (fault.header + 1 != call.header) {
    call.header = fault.header;
    call.entry = nullptr;
    call.anchor = nullptr;
    if (!verifier_.read(call))
      if (ChainCache::Entry* const entry = verifier_.chain_of(call))
        verifier_.verify(call, *entry, act.now());
  }
  finish(call, fault.outcome, act);
}

void TerminatingSide::fetched(const std::string& url, const messages::CertificateReply* reply,
                              const std::vector<WaitingCall>& calls, Act& act) {
  Result<ChainCache::Entry*, Outcome> chain = tl::make_unexpected(Outcome::repository_unreachable);
  if (reply != nullptr) chain = verifier_.keep(url, *reply, act.now());
  for (const WaitingCall& waiting : calls) {
    IncomingCall call = incoming(waiting.invite, waiting.from_abroad, waiting.at);
    call.was_fetched = true;
    call.header = waiting.header;
    call.faults = waiting.faults;
    // Reads the header again, since the result of the first reading was not kept. Its age is judged as of the
    // call's arrival.
    std::optional<Outcome> fault = verifier_.read(call);
    if (!fault && !chain) fault = chain.error();
    if (!fault) {
      verifier_.verify(call, **chain, act.now());
      if (call.outcome == Outcome::passed) {
        finish(call, act);
        continue;
      }
      fault = call.outcome;
    }
    call.faults.push_back({call.header++, *fault});
    verify(call, act);
  }
}

void TerminatingSide::finish(IncomingCall& call, Outcome outcome, Act& act) {
  call.outcome = outcome;
  finish(call, act);
}

void TerminatingSide::finish(const IncomingCall& call, Act& act) {
  CallVerified seen = verdict_on(call, act.now());
  const bool suspicious = reports_.is_suspicious(call, seen.attestation);
  seen.treatment = treatment_of(call, seen.attestation, suspicious);
  act.record(seen);
  if (seen.treatment != trust::Treatment::block) reports_.rings(call, suspicious, act.now());
  if (act.follows(call.invite.call)) record_verification(call, seen.treatment, relying_, act);
  answer(call, seen.treatment, act);
}

CallVerified TerminatingSide::verdict_on(const IncomingCall& call, Instant now) const {
  CallVerified seen;
  seen.call = call.invite.call;
  seen.outcome = call.outcome;
  seen.verstat = info(call.outcome).verstat();
  const bool readable = call.outcome != Outcome::not_verified && call.outcome != Outcome::identity_missing &&
                        call.outcome != Outcome::number_unallocated && call.reading.detail.empty();
  seen.attestation = readable ? call.reading.identity.passport.attestation : passport::Attestation::none;
  const trust::TrustedListPtr& list = call.entry != nullptr ? call.entry->verdict.list : relying_.list();
  seen.list_sequence = list ? list->sequence : 0;
  if (call.anchor != nullptr) {
    seen.anchor = call.anchor->country;
    seen.via = call.anchor->via;
    seen.mechanism = call.anchor->mechanism;
  }
  seen.verification_delay = now - call.at;
  seen.fetched = call.was_fetched;
  return seen;
}

trust::Treatment TerminatingSide::treatment_of(const IncomingCall& call, passport::Attestation attestation,
                                               bool suspicious) const {
  return treat({.grade = grade_of(call.outcome),
                .attestation = attestation,
                .attested_here = call.anchor != nullptr && call.anchor->country == country_,
                .from_abroad = call.from_abroad,
                .shows_own_country = call.shown == country_,
                .shows_mobile = shared_.directory.numbers.is_mobile(call.invite.calling),
                .downgraded = call.anchor != nullptr && call.anchor->downgraded,
                .suspicious = suspicious},
               relying_.policy());
}

void TerminatingSide::answer(const IncomingCall& call, trust::Treatment treatment, Act& act) const {
  const OutcomeInfo& meaning = info(call.outcome);
  const int found = meaning.grade == Grade::passed ? 0 : meaning.sip_code;
  messages::FinalResponse response{call.invite.call, sip_code(treatment, relying_.policy().refusal, found),
                                   reasons(call)};
  // The INVITE says which party gets the answer, and may name one that does not exist.
  if (shared_.directory.knows(call.invite.origin)) act.send(call.invite.origin, std::move(response));
}

}  // namespace ishaken::parties
