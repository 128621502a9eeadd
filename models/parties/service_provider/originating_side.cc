#include "models/parties/service_provider/originating_side.h"

namespace ishaken::parties {

void OriginatingSide::originate(const messages::CallAttempt& attempt, Act& act) {
  if (!customers_.admits(attempt)) return act.record(CallEnded{attempt.call, 0, true});
  customers_.calls(attempt);
  messages::Invite invite;
  invite.call = attempt.call;
  invite.origin = config_.self;
  invite.calling = attempt.calling;
  invite.called = attempt.called;
  invite.date = std::chrono::floor<std::chrono::seconds>(act.now());  // Date has no fractions in SIP
  const PartyId terminating = shared_.directory.provider_of(attempt.called);
  if (terminating == no_party) return act.record(CallEnded{attempt.call, 404});
  sign(attempt, invite, act);
  act.send(shared_.directory.entrance(terminating, config_.country), std::move(invite));
}

void OriginatingSide::sign(const messages::CallAttempt& attempt, messages::Invite& invite, Act& act) const {
  const std::string input = foresee(attempt, invite.date);
  if (input.empty()) {
    if (act.follows(attempt.call))
      act.record(CallStep{attempt.call, "leave-unsigned", {{"reason", why_unsigned(attempt)}}});
    return;
  }
  invite.identity.push_back(sign_call(input, *credentials_, shared_.crypto));
  act.record(CallSigned{attempt.call, claim(attempt), false});
  if (act.follows(attempt.call))
    act.record(CallStep{attempt.call,
                        "sign",
                        {{"attestation", std::string(text(claim(attempt)))},
                         {"customer_known", attempt.customer_known ? "yes" : "no"},
                         {"number_verified", attempt.number_verified ? "yes" : "no"},
                         {"certificate", credentials_->leaf->subject.to_text()},
                         {"x5u", credentials_->x5u}}});
}

std::string OriginatingSide::foresee(const messages::CallAttempt& attempt, Instant now) const {
  if (!config_.shaken || !credentials_ || credentials_->leaf->not_after < now) return {};
  if (claim(attempt) == passport::Attestation::none) return {};
  return passport_to_sign(attempt.calling, attempt.called, claim(attempt), now, credentials_->x5u,
                          origid(attempt.calling, attempt.customer, config_.origid_seed));
}

std::string OriginatingSide::why_unsigned(const messages::CallAttempt& attempt) const {
  if (!config_.shaken) return "no SHAKEN";
  return claim(attempt) == passport::Attestation::none ? "the provider signs nothing" : "no certificate";
}

void OriginatingSide::ended(const messages::FinalResponse& response, Act& act) const {
  act.record(CallEnded{response.call, response.code});
}

void OriginatingSide::lost(const messages::CallLost& news, Act& act) const {
  act.record(CallEnded{news.call, 0});
}

}  // namespace ishaken::parties
