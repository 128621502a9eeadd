// Requests that must arrive: sent again after a while when the network could not deliver them.
#pragma once

#include <map>
#include <string>

#include "models/parties/party.h"

namespace ishaken::parties {

class Courier {
 public:
  // Wakes of this tag belong to the courier: hand them to `wake`.
  explicit Courier(std::uint32_t tag, Duration retry = std::chrono::minutes(10)) : tag_(tag), retry_(retry) {}

  // A topic: this supersedes what was sent to the same party under the same topic, which will not go out
  // again. Otherwise an old instruction could arrive after a new one.
  void send(PartyId to, messages::Message message, Act& act, std::string topic = {});
  // True where the envelope says that one of ours was lost; it will go out again.
  bool lost(const messages::Envelope& envelope, Act& act);
  // Forgets a request that was answered, and tells its topic.
  std::string settled(RequestId request) {
    const auto parcel = open_.extract(request);
    return parcel.empty() ? std::string() : parcel.mapped().topic;
  }
  void wake(Tag tag, Act& act);
  std::size_t open() const { return open_.size(); }

 private:
  struct Parcel {
    PartyId to;
    messages::Message message;
    std::string topic;
    Instant sent;
  };
  std::uint32_t tag_;
  Duration retry_;
  std::map<RequestId, Parcel> open_;
};

}  // namespace ishaken::parties
