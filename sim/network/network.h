// What carries messages between parties. Parties know neither it nor its kinds.
#pragma once

#include "models/messages/message.h"

namespace ishaken::sim {

class Network {
 public:
  virtual ~Network() = default;
  // Takes the message on its way; sooner or later it is delivered, or its sender learns that it was not.
  virtual void send(messages::Envelope envelope) = 0;
  // Lets a message go on that was handed to an adversary on its way.
  virtual void pass(messages::Envelope envelope) = 0;
};

// Where messages come out.
class Inbox {
 public:
  virtual ~Inbox() = default;
  virtual void deliver(const messages::Envelope& envelope) = 0;
};

// Who wants to know what the control plane costs.
class Meter {
 public:
  virtual ~Meter() = default;
  // `delivered` is false for a message that will not arrive.
  virtual void sent(const messages::Envelope& envelope, Duration latency, bool delivered) = 0;
};

}  // namespace ishaken::sim
