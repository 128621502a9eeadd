// The replay of signed calls that pass through the adversary's position, with the same Identity header.
#pragma once

#include "models/messages/attack.h"
#include "models/parties/adversary/spoofed_calls.h"

namespace ishaken::parties {

class CallReplay {
 public:
  CallReplay(SpoofedCalls& calls, const Shared& shared) : calls_(calls), shared_(shared) {}

  void passes(const messages::StandOnLink& order, const messages::Message& message, Act& act);

 private:
  // Places a copy of a call as one of the adversary's own: the same Identity header to the same called
  // number.
  void place_again(const messages::Invite& invite, Act& act);

  SpoofedCalls& calls_;
  const Shared& shared_;
};

}  // namespace ishaken::parties
