// The adversary's positions on links, and its attacks on the messages that pass there. Every message goes on,
// changed or not.
#pragma once

#include <map>

#include "models/parties/adversary/call_replay.h"
#include "models/parties/adversary/equivocation.h"
#include "models/parties/adversary/old_lists.h"

namespace ishaken::parties {

class Interception {
 public:
  Interception(OldLists& old_lists, Equivocation& equivocation, CallReplay& call_replay)
      : old_lists_(old_lists), equivocation_(equivocation), call_replay_(call_replay) {}

  void stand(const messages::StandOnLink& order, Act& act);
  void leave(const messages::LeaveLink& order);
  void intercepted(const messages::Intercepted& caught, Act& act);

 private:
  void interfere(const messages::StandOnLink& order, messages::Message& message, Act& act);

  OldLists& old_lists_;
  Equivocation& equivocation_;
  CallReplay& call_replay_;
  std::map<unsigned, messages::StandOnLink> positions_;  // by attack
};

}  // namespace ishaken::parties
