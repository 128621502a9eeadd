// The receiver of messages that arrived as packets, and of the news that others were lost.
#pragma once

#include "models/messages/message.h"
#include "sim/network/network.h"

namespace ishaken::sim {

class Deliveries {
 public:
  virtual ~Deliveries() = default;
  // Takes a message that reached the host of its receiver.
  virtual void arrived(messages::Envelope envelope) = 0;
  // Takes the news that a message or its answer was lost, once its sender has given up.
  virtual void lost(const Loss& loss) = 0;
  // Records one message of the control plane, of `bytes` bytes, for the tables.
  virtual void carried(const messages::Envelope& envelope, Instant sent_at, std::uint64_t bytes,
                       bool delivered) = 0;
};

}  // namespace ishaken::sim
