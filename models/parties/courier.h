// Requests that must arrive: sent again after a while when the network could not deliver them.
#pragma once

#include <map>

#include "models/parties/party.h"

namespace ishaken::parties {

class Courier {
 public:
  // Wakes of this tag belong to the courier: hand them to `wake`.
  explicit Courier(std::uint32_t tag, Duration retry = std::chrono::minutes(10)) : tag_(tag), retry_(retry) {}

  void send(PartyId to, messages::Message message, Act& act);
  // True where the envelope says that one of ours was lost; it will go out again.
  bool lost(const messages::Envelope& envelope, Act& act);
  // Forgets a request that was answered.
  void settled(RequestId request) { open_.erase(request); }
  void wake(Tag tag, Act& act);

 private:
  struct Parcel {
    PartyId to;
    messages::Message message;
  };
  std::uint32_t tag_;
  Duration retry_;
  std::map<RequestId, Parcel> open_;
};

}  // namespace ishaken::parties
