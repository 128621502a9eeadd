// The sender of requests that must arrive: it sends them again after a while if the network could not deliver
// them.
#pragma once

#include <functional>
#include <list>
#include <string>

#include "models/parties/party.h"
#include "models/parties/timer.h"

namespace ishaken::parties {

class Courier {
 public:
  using Answered = std::function<void(const messages::Message& answer, Act& act)>;

  explicit Courier(Duration retry = std::chrono::minutes(10)) : retry_(retry) {}

  // Sends a message until it arrives. It replaces an earlier message to the same party with the same topic,
  // which is not sent again: otherwise an old instruction could arrive after a new one. `answered` gets the
  // answer, however late; without `answered`, the request is dropped once it must have arrived.
  void send(PartyId to, messages::Message message, Act& act, std::string topic = {}, Answered answered = {});
  std::size_t open() const { return open_.size(); }

 private:
  struct Pending {
    PartyId to;
    messages::Message message;
    std::string topic;
    Answered answered;
    Instant sent;
    RequestId question{};
    Timer again{};
  };
  using Position = std::list<Pending>::iterator;
  void drop_old(PartyId to, const std::string& topic, Act& act);
  void settle(Position pending, const messages::Message& answer, Act& act);
  void send_again(Position pending, Act& act);

  Duration retry_;
  std::list<Pending> open_;
};

}  // namespace ishaken::parties
