// The receiver of messages that have come out of packets, and of the news that others have not.
#pragma once

#include "models/messages/message.h"
#include "sim/network/network.h"

namespace ishaken::sim {

class Deliveries {
 public:
  virtual ~Deliveries() = default;
  // A message reached the host of its receiver.
  virtual void arrived(messages::Envelope envelope) = 0;
  // A message was lost, or its answer, and its sender has waited long enough.
  virtual void lost(const Loss& loss) = 0;
  // For the tables: one message of the control plane, of so many bytes, sent at that time.
  virtual void carried(const messages::Envelope& envelope, Instant sent_at, std::uint64_t bytes,
                       bool delivered) = 0;
};

}  // namespace ishaken::sim
