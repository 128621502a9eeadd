// The called people: how long they stay on the line, and whether they complain afterwards. Only they know
// whether a call was wanted; the parties learn what they say.
#pragma once

#include <functional>

#include "models/base/flat_map.h"
#include "models/base/random.h"
#include "models/base/slots.h"
#include "models/messages/user.h"
#include "models/parties/observation.h"
#include "sim/engine/engine.h"
#include "sim/scenario/scenario.h"

namespace ishaken::sim {

class CalledSide {
 public:
  using Tell = std::function<void(PartyId to, messages::CallOver over)>;
  CalledSide(const Scenario& scenario, Engine& engine, Tell tell);

  // Where no STI-GA reviews anybody, nobody listens to them; where packets travel, they are seen to hang up.
  bool heard() const { return heard_; }
  void placed(CallId call, CallKind kind);
  // A verdict was given: the call rings there, unless it is blocked.
  void verified(PartyId provider, const parties::CallVerified& told);
  void ended(CallId call) { forget(call); }

 private:
  struct Call {
    CallKind kind{};
  };
  struct Talk {
    PartyId provider = no_party;
    messages::CallOver over;
  };
  void forget(CallId call);

  const Callees callees_;
  Engine& engine_;
  Tell tell_;
  Stream draws_;
  bool heard_ = false;
  FlatMap<Call> placed_;  // not verified yet
  Slots<Talk> talks_;
};

}  // namespace ishaken::sim
