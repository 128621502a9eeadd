#include "models/parties/adversary/spoofed_calls.h"

namespace ishaken::parties {

CallId SpoofedCalls::place(messages::Invite invite, CountryCode to, Act& act) {
  const PartyId terminating = shared_.directory.provider_of(invite.called);
  const CallId call{config_.first_call + calls_++};
  invite.call = call;
  invite.origin = config_.self;
  act.record(CallSpoofed{call, config_.through, to, terminating, invite.calling, invite.called});
  if (act.follows(call) && !invite.identity.empty())
    act.record(CallStep{call, "forge", {{"identity", invite.identity.front().substr(0, 1024)}}});
  act.send(shared_.directory.entrance(terminating, config_.through), std::move(invite));
  return call;
}

}  // namespace ishaken::parties
