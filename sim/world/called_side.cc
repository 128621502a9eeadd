#include "sim/world/called_side.h"

namespace ishaken::sim {

CalledSide::CalledSide(const Scenario& scenario, Engine& engine, Tell tell)
    : callees_(scenario.callees),
      engine_(engine),
      tell_(std::move(tell)),
      draws_(scenario.seed, "callees"),
      // Reviews use complaints, and one may be adopted later. A packet network sends the BYE, and SIP over
      // TCP keeps a connection open with it.
      heard_(!scenario.reviews.empty() || scenario.fidelity.network == NetworkFidelity::packet ||
             scenario.transport.sip == SipTransport::tcp) {}

void CalledSide::placed(CallId call, CallKind kind) {
  if (heard_) placed_.insert(number(call)).first.kind = kind;
}

void CalledSide::verified(PartyId provider, const parties::CallVerified& told) {
  if (!heard_) return;
  const Call* const call = placed_.find(number(told.call));
  if (call == nullptr) return;
  const bool unwanted = is_unwanted(call->kind);
  forget(told.call);
  if (told.treatment == trust::Treatment::block) return;
  Stream draws = draws_.at(number(told.call));
  const double trap = unwanted ? callees_.honeypot_unwanted : callees_.honeypot_wanted;
  const double complaint = unwanted ? callees_.complaint_unwanted : callees_.complaint_wanted;
  const Duration talk = unwanted ? callees_.talk_unwanted : callees_.talk_wanted;
  Talk next{provider, {told.call, messages::Feedback::none}};
  if (draws.chance(trap))
    next.over.feedback = messages::Feedback::honeypot;
  else if (draws.chance(complaint))
    next.over.feedback = messages::Feedback::complaint;
  const std::uint32_t slot = talks_.emplace(next);
  engine_.at(engine_.now() + seconds(draws.exponential(in_seconds(talk))), [this, slot] {
    const Talk over = talks_.take(slot);
    tell_(over.provider, over.over);
  });
}

void CalledSide::forget(CallId call) {
  if (Call* const found = placed_.find(number(call))) placed_.erase(found);
}

}  // namespace ishaken::sim
