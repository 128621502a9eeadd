#include "models/parties/adversary/call_replay.h"

namespace ishaken::parties {

void CallReplay::passes(const messages::StandOnLink& order, const messages::Message& message, Act& act) {
  const auto* invite = std::get_if<messages::Invite>(&message);
  // The adversary's own calls may pass here, too, on their way through a gateway.
  if (invite == nullptr || invite->identity.empty() || invite->origin == calls_.origin()) return;
  for (unsigned copy = 1; copy <= order.copies; ++copy)
    act.after(order.after * copy, [this, again = *invite](Act& later) { place_again(again, later); });
}

void CallReplay::place_again(const messages::Invite& invite, Act& act) {
  const auto to = shared_.directory.numbers.country_of(invite.called);
  if (to && shared_.directory.provider_of(invite.called) != no_party) calls_.place(invite, *to, act);
}

}  // namespace ishaken::parties
