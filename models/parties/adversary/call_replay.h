// Signed calls that pass where the adversary stands, placed again with the same Identity.
#pragma once

#include "models/messages/attack.h"
#include "models/parties/adversary/spoofed_calls.h"

namespace ishaken::parties {

class CallReplay {
 public:
  CallReplay(SpoofedCalls& calls, const Shared& shared) : calls_(calls), shared_(shared) {}

  void passes(const messages::StandOnLink& order, const messages::Message& message, Act& act);

 private:
  // Places a call as one of its own: the same Identity to the same called number.
  void place_again(const messages::Invite& invite, Act& act);

  SpoofedCalls& calls_;
  const Shared& shared_;
};

}  // namespace ishaken::parties
