// The called users: how long they talk, and whether they complain afterwards. Only they know whether a call
// was wanted; parties learn it from their feedback.
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

  // Returns whether the end of a call has any effect: on reviews by STI-GAs, or on the network.
  bool heard() const { return heard_; }
  void placed(CallId call, CallKind kind);
  // Takes the verdict on a call: it rings at that provider unless it is blocked.
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
