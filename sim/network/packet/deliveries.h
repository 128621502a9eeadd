// Where messages go that have come out of the packets, and what is told of those that have not.
#pragma once

#include "models/messages/message.h"

namespace ishaken::sim {

class Deliveries {
 public:
  virtual ~Deliveries() = default;
  // A message reached the host of its receiver.
  virtual void arrived(messages::Envelope envelope) = 0;
  // It did not, or its answer did not: whoever waits is told.
  virtual void lost(const messages::Envelope& envelope) = 0;
  // For the tables: one message of the control plane, of so many bytes, sent at that time.
  virtual void carried(const messages::Envelope& envelope, Instant sent_at, std::uint64_t bytes,
                       bool delivered) = 0;
};

}  // namespace ishaken::sim
