#include "models/parties/service_provider.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "models/base/overloaded.h"
#include "models/messages/loot.h"
#include "models/parties/service_provider_wakes.h"
#include "models/parties/theft.h"
#include "models/passport/x5u.h"
#include "models/pki/pem.h"

namespace ishaken::parties {
namespace {

// By then HTTPS has given up; a network that says nothing is asked anew.
constexpr Duration longest_fetch = std::chrono::seconds(32);

}  // namespace

using namespace service_provider_wakes;

using namespace service_provider_wakes;

ServiceProvider::ServiceProvider(Config config, const Shared& shared)
    : config_(std::move(config)),
      shared_(shared),
      enrolment_(config_.enrolment, shared, [this](const Credentials&, Act& act) { new_credentials(act); }),
      relying_(config_.relying, shared, poll_list, poll_crl),
      customers_(config_.origid_seed) {}

void ServiceProvider::receive(const messages::Envelope& envelope, Act& act) {
  // The one that matters for speed comes first.
  if (const auto* invite = std::get_if<messages::Invite>(&envelope.message))
    return terminate(*invite, envelope.from, act);
  std::visit(
      Overloaded{
          [&](const messages::FinalResponse& m) { act.record(CallEnded{m.call, m.code}); },
          [&](const messages::CertificateRequest& m) { act.reply(envelope, repository_.serve(m.url)); },
          [&](const messages::CertificateReply& m) { fetched(envelope.request, &m, act); },
          [&](const messages::TracebackRequest& m) { on(m, envelope, act); },
          [&](const messages::RevocationNotice&) {
            if (envelope.from == shared_.directory.administrator(config_.enrolment.country))
              enrolment_.renew(act);
          },
          [&](const messages::Undelivered& m) {
            if (number(m.call) != 0) return act.record(CallEnded{m.call, 0});
            if (fetches_.contains(envelope.request)) return fetched(envelope.request, nullptr, act);
            if (envelope.request == report_request_) return std::swap(unreported_, reported_.rows);
            relying_.receive(envelope, act);
          },
          [&](const auto&) {
            const std::uint64_t before = relying_.version();
            if (relying_.receive(envelope, act) && relying_.version() != before) check_own_anchor(act);
          },
      },
      envelope.message);
}

void ServiceProvider::direct(const messages::Directive& directive, Act& act) {
  if (const auto* attempt = std::get_if<messages::CallAttempt>(&directive)) return originate(*attempt, act);
  std::visit(Overloaded{
                 [&](const messages::Start&) {
                   if (!config_.shaken) return;
                   enrolment_.start(act);
                   relying_.start(act);
                   begin_reports(config_.review, act);
                 },
                 [&](const messages::AdoptPolicy& m) {
                   relying_.adopt(*m.policy, act);
                   begin_reports(m.review, act);
                 },
                 [&](const messages::CallOver& m) { records_.over(m.call, m.feedback, act.now()); },
                 [&](const messages::ReplaceKey&) { enrolment_.renew(act); },
                 [&](const messages::AssertAlways& m) { assert_always_ = m.attestation; },
                 [](const auto&) {},  // not for it
             },
             directive);
}

void ServiceProvider::wake(Tag tag, Act& act) {
  switch (tag.what) {
    case poll_list:
    case poll_crl:
      return relying_.wake(tag, act);
    case fetch_timeout:
      return patience_ends(RequestId{tag.which}, act);
    case report_now:
      return report(act);
    case answer_trace:
      return answer_traceback(tag.which, act);
    default:
      return;
  }
}

// --- originating ---

void ServiceProvider::originate(const messages::CallAttempt& attempt, Act& act) {
  if (!customers_.admits(attempt)) return act.record(CallEnded{attempt.call, 0, true});
  customers_.calls(attempt);
  messages::Invite invite;
  invite.call = attempt.call;
  invite.origin = config_.self;
  invite.calling = attempt.calling;
  invite.called = attempt.called;
  invite.date = std::chrono::floor<std::chrono::seconds>(act.now());  // SIP's Date has no fraction
  const PartyId terminating = shared_.directory.provider_of(attempt.called);
  if (terminating == no_party) return act.record(CallEnded{attempt.call, 404});
  if (const std::string input = foresee(attempt, invite.date); !input.empty()) {
    invite.identity.push_back(sign_call(input, *enrolment_.credentials(), shared_.crypto));
    act.record(CallSigned{attempt.call, claim(attempt), false});
    if (act.follows(attempt.call))
      act.record(CallStep{attempt.call,
                          "sign",
                          {{"attestation", std::string(text(claim(attempt)))},
                           {"customer_known", attempt.customer_known ? "yes" : "no"},
                           {"number_verified", attempt.number_verified ? "yes" : "no"},
                           {"certificate", enrolment_.credentials()->leaf->subject.to_text()},
                           {"x5u", enrolment_.credentials()->x5u}}});
  } else if (act.follows(attempt.call)) {
    act.record(CallStep{
        attempt.call, "leave-unsigned", {{"reason", config_.shaken ? "no certificate" : "no SHAKEN"}}});
  }
  // Calls between countries enter through the gateway of the country that terminates them, where it has one.
  const CountryCode there = shared_.directory.at(terminating).country;
  const PartyId gateway = there == config_.enrolment.country ? no_party : shared_.directory.gateway(there);
  act.send(gateway == no_party ? terminating : gateway, std::move(invite));
}

std::string ServiceProvider::foresee(const messages::CallAttempt& attempt, Instant now) const {
  const auto& credentials = enrolment_.credentials();
  if (!config_.shaken || !credentials || credentials->leaf->not_after < now) return {};
  return passport_to_sign(attempt.calling, attempt.called, claim(attempt), now, credentials->x5u,
                          origid(attempt.calling, attempt.customer, config_.origid_seed));
}

void ServiceProvider::new_credentials(Act& act) {
  const Credentials& fresh = *enrolment_.credentials();
  const std::string& host = config_.enrolment.own_repository_host;
  if (!host.empty()) repository_.publish(fresh.x5u.substr(fresh.x5u.find(host) + host.size()), fresh.chain);
  act.record(TrustDecision{"new-certificate", config_.enrolment.country, config_.enrolment.path,
                           "valid until " + to_text(fresh.leaf->not_after)});
}

// A provider whose STI-CA is no longer on the list of its own country gets its certificates from the next
// one.
void ServiceProvider::check_own_anchor(Act& act) {
  const auto& credentials = enrolment_.credentials();
  if (!credentials) return;
  const auto chain = shared_.certificates.chain_from_pem(credentials->chain);
  if (chain && judge_chain(*chain, relying_, act.now(), shared_.crypto).outcome == Outcome::anchor_untrusted)
    enrolment_.change_authority(act);
}

// --- terminating ---

void ServiceProvider::terminate(const messages::Invite& invite, PartyId from, Act& act) {
  const Directory::Place& sender = shared_.directory.at(from);
  const Arrival call{
      invite, sender.country != config_.enrolment.country || sender.role == Role::international_gateway,
      act.now()};
  detail_.clear();
  if (!config_.shaken) return finish(call, Outcome::not_verified, nullptr, false, act);
  if (relying_.policy().allocation_check && call.from_abroad &&
      !shared_.directory.numbers.country_of(invite.calling))
    return finish(call, Outcome::number_unallocated, nullptr, false, act);
  if (const auto outcome = examine(invite, relying_.policy(), call.at, identity_, scratch_, detail_))
    return finish(call, *outcome, nullptr, false, act);
  if (ChainCache::Entry* entry = chains_.find(identity_.passport.x5u, call.at))
    return verify(call, *entry, false, act);
  fetch(identity_.passport.x5u, call, act);
}

void ServiceProvider::fetch(const std::string& url, const Arrival& call, Act& act) {
  if (const auto under_way = fetching_.find(url); under_way != fetching_.end()) {
    const RequestId request = under_way->second;
    Fetch& fetch = fetches_.at(request);
    if (act.now() < fetch.begun + longest_fetch) {
      if (fetch.calls.empty())
        act.wake_after(relying_.policy().fetch_timeout, {fetch_timeout, number(request)});
      fetch.calls.push_back({call.invite, call.from_abroad, call.at});
      return;
    }
    fetches_.erase(request);
    fetching_.erase(under_way);
  }
  const PartyId repository = shared_.directory.host(passport::host_of(url));
  if (repository == no_party) return finish(call, Outcome::repository_unreachable, nullptr, false, act);
  if (act.follows(call.invite.call)) act.record(CallStep{call.invite.call, "fetch", {{"url", url}}});
  const RequestId request = act.send(repository, messages::CertificateRequest{url});
  fetching_.emplace(url, request);
  fetches_.emplace(request, Fetch{url, act.now(), {{call.invite, call.from_abroad, call.at}}});
  act.wake_after(relying_.policy().fetch_timeout, {fetch_timeout, number(request)});
}

// Calls wait no longer. The fetch goes on: what comes late is there for those that follow, and a slow
// repository is not asked again and again for what it is sending.
void ServiceProvider::patience_ends(RequestId request, Act& act) {
  const auto found = fetches_.find(request);
  if (found == fetches_.end()) return;
  conclude_waiting(std::exchange(found->second.calls, {}), Outcome::repository_unreachable, nullptr, act);
}

void ServiceProvider::fetched(RequestId request, const messages::CertificateReply* reply, Act& act) {
  auto found = fetches_.extract(request);
  if (found.empty()) return;  // begun anew since
  Fetch fetch = std::move(found.mapped());
  fetching_.erase(fetch.url);
  std::vector<pki::CertificatePtr> chain;
  std::optional<Outcome> outcome = Outcome::repository_unreachable;
  if (reply != nullptr) outcome = receive_chain(*reply, shared_.certificates, chain);
  ChainCache::Entry* entry = nullptr;
  if (!outcome) {
    const Duration longest = relying_.policy().certificate_cache;
    const Duration keep = reply->max_age.count() > 0 ? std::min(reply->max_age, longest) : longest;
    entry = &chains_.insert(fetch.url, std::move(chain), reply->chain, act.now(), keep);
  }
  conclude_waiting(fetch.calls, outcome, entry, act);
}

void ServiceProvider::conclude_waiting(const std::vector<Waiting>& calls, std::optional<Outcome> outcome,
                                       ChainCache::Entry* entry, Act& act) {
  for (const Waiting& waiting : calls) {
    const Arrival call{waiting.invite, waiting.from_abroad, waiting.at};
    // The header is read again: what it said when it arrived was not kept. Its age is judged as of its
    // arrival.
    detail_.clear();
    const auto again = examine(call.invite, relying_.policy(), call.at, identity_, scratch_, detail_);
    if (again || outcome) {
      finish(call, again ? *again : *outcome, nullptr, true, act);
    } else {
      verify(call, *entry, true, act);
    }
  }
}

void ServiceProvider::verify(const Arrival& call, ChainCache::Entry& entry, bool was_fetched, Act& act) {
  const PathVerdict& path = ChainCache::judged(entry, relying_, act.now(), shared_.crypto);
  Outcome outcome = conclude(call.invite, identity_, path, entry.chain.front()->public_key, shared_.crypto);
  if (outcome == Outcome::passed && is_replay(call)) outcome = Outcome::freshness_replayed;
  finish(call, outcome, &entry, was_fetched, act);
}

bool ServiceProvider::is_replay(const Arrival& call) {
  if (!relying_.policy().replay_cache) return false;
  const std::int64_t oldest = numeric_date(call.at - relying_.policy().freshness);
  return !replays_.first_sight(identity_.signing_input, identity_.passport.iat, oldest);
}

ServiceProvider::Acceptance ServiceProvider::would_accept(const std::string& x5u,
                                                          const std::vector<pki::CertificatePtr>& chain,
                                                          const TelephoneNumber& calling, Instant now) const {
  Acceptance out;
  if (!config_.shaken || chain.empty()) return out;
  // Forged calls are taken to come from abroad.
  if (relying_.policy().allocation_check && !shared_.directory.numbers.country_of(calling)) return out;
  ChainCache::Judgement judged;
  if (const ChainCache::Entry* held = chains_.find(x5u, now)) {
    out.until = held->keep_until;  // then it fetches what is to be had there
    // The signature is checked with the key that it holds.
    if (held->chain.front()->public_key != chain.front()->public_key) return out;
    judged = ChainCache::judgement(*held, relying_, now, shared_.crypto);
  } else {
    const bool refused = relying_.policy().check_x5u && passport::check_x5u(x5u) != passport::UrlFault::none;
    if (refused || shared_.directory.host(passport::host_of(x5u)) == no_party) return out;
    judged = ChainCache::judgement({chain, {}, {}, {}, 0, {}}, relying_, now, shared_.crypto);
  }
  out.until = std::min(out.until, judged.until);
  out.accepts = judged.verdict.outcome == Outcome::passed &&
                trust::may_speak_for(*judged.verdict.list, *judged.verdict.anchor, calling);
  return out;
}

void ServiceProvider::finish(const Arrival& call, Outcome outcome, const ChainCache::Entry* entry,
                             bool was_fetched, Act& act) {
  const OutcomeInfo& meaning = info(outcome);
  const auto shown = shared_.directory.numbers.country_of(call.invite.calling);
  const trust::TrustedAnchor* const anchor = entry != nullptr ? entry->verdict.anchor : nullptr;
  const bool readable = outcome != Outcome::not_verified && outcome != Outcome::identity_missing &&
                        outcome != Outcome::number_unallocated && detail_.empty();
  CallVerified seen;
  seen.attestation = readable ? identity_.passport.attestation : passport::Attestation::none;
  const bool counted = reporting_ && call.from_abroad;
  const bool suspicious =
      counted && records_.is_suspicious(call.invite.calling, seen.attestation, meaning.verstat);
  const trust::Treatment treatment =
      treat({meaning.verstat, call.from_abroad, shown && *shown == config_.enrolment.country,
             anchor != nullptr && anchor->downgraded, suspicious},
            relying_.policy());
  seen.call = call.invite.call;
  seen.outcome = outcome;
  seen.verstat = meaning.verstat;
  seen.treatment = treatment;
  const trust::TrustedListPtr& list = entry != nullptr ? entry->verdict.list : relying_.list();
  seen.list_sequence = list ? list->sequence : 0;
  if (anchor != nullptr) {
    seen.anchor = anchor->country;
    seen.via = anchor->via;
    seen.mechanism = anchor->mechanism;
  }
  seen.verification_delay = act.now() - call.at;
  seen.fetched = was_fetched;
  act.record(seen);
  if (counted && treatment != trust::Treatment::block)
    rings(call, outcome == Outcome::passed ? entry : nullptr, shown.value_or(CountryCode{}), suspicious,
          act.now());
  if (act.follows(call.invite.call)) {
    tell(call, entry, outcome, act);
    act.record(CallStep{call.invite.call,
                        "treat",
                        {{"verstat", std::string(text_of(meaning.verstat))},
                         {"from_abroad", call.from_abroad ? "yes" : "no"},
                         {"treatment", std::string(name_of(treatment))}}});
  }
  const int found = meaning.verstat == Verstat::passed ? 0 : meaning.sip_code;
  messages::FinalResponse response{
      call.invite.call, sip_code(treatment, relying_.policy().refusal, found), {}};
  if (found != 0) response.reason = fmt::format("STIR ;cause={} ;text=\"{}\"", found, meaning.reason);
  // Where the answer goes is what the INVITE says.
  if (shared_.directory.knows(call.invite.origin)) act.send(call.invite.origin, std::move(response));
}

void ServiceProvider::tell(const Arrival& call, const ChainCache::Entry* entry, Outcome outcome,
                           Act& act) const {
  CallStep step{call.invite.call, "verify", {{"outcome", std::string(info(outcome).name)}}};
  if (!detail_.empty()) step.fields.emplace_back("detail", detail_);
  const trust::TrustedListPtr& list = entry != nullptr ? entry->verdict.list : relying_.list();
  if (list) step.fields.emplace_back("list_sequence", fmt::format("{}", list->sequence));
  CallArtifacts artifacts;
  artifacts.call = call.invite.call;
  if (!call.invite.identity.empty()) artifacts.identity = call.invite.identity.front();
  artifacts.list = entry != nullptr ? entry->verdict.list_text : relying_.list_text();
  if (entry != nullptr) {
    step.fields.emplace_back("certificate", entry->chain.front()->subject.to_text());
    artifacts.chain = entry->text;
    for (const pki::Finding& finding : entry->verdict.path.findings)
      step.fields.emplace_back("finding", fmt::format("certificate {}: {} {}", finding.certificate,
                                                      name_of(finding.fault), finding.detail));
    if (const trust::TrustedAnchor* anchor = entry->verdict.anchor) {
      step.fields.emplace_back("anchor", anchor->certificate->subject.to_text());
      step.fields.emplace_back("anchor_country", anchor->country.text());
      step.fields.emplace_back("via", anchor->via.text());
      step.fields.emplace_back("mechanism", std::string(name_of(anchor->mechanism)));
      step.fields.emplace_back(
          "scope", anchor->scoped ? fmt::format("{}", fmt::join(anchor->prefixes, " ")) : "any number");
      artifacts.anchor = pki::to_pem(*anchor->certificate);
      const trust::Authority& authority = list->authorities[anchor->authority];
      artifacts.crl_issuer = pki::to_pem(*authority.root);
      if (const pki::Crl* crl = relying_.crl_of(authority))
        artifacts.crl = std::make_shared<const Bytes>(crl->der);
    }
  }
  act.record(step);
  act.record(artifacts);
}

std::shared_ptr<const messages::Loot> ServiceProvider::steal(const Theft& theft) const {
  const std::optional<Credentials>& held = credentials();
  if (theft.what != Theft::What::signing_key || !held) return nullptr;
  return std::make_shared<const messages::Loot>(
      messages::StolenProviderKey{held->key, held->chain, held->x5u});
}

}  // namespace ishaken::parties
