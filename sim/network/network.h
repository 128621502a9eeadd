// The interface of a network that carries messages between parties. Parties do not know it or its
// implementations.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/messages/attack.h"
#include "models/messages/message.h"

namespace ishaken::sim {

// The traffic of one direction of a cable from the beginning of the warm-up to the end of the run.
struct LinkTotals {
  std::string from, to;                  // parties and countries by name: "FR/provider/1", "FR"
  std::uint64_t packets = 0, bytes = 0;  // sent
  std::uint64_t retransmitted = 0;       // of these, retransmitted packets
  std::uint64_t dropped = 0;             // because a queue was full
  std::uint64_t lost = 0;                // in transit: errors, faults, floods
};

class Network {
 public:
  virtual ~Network() = default;
  // Sends a message. In the end either it is delivered, or its sender learns that it was lost.
  virtual void send(messages::Envelope envelope) = 0;
  // Lets a message continue that was handed to an adversary on the link.
  virtual void pass(messages::Envelope envelope) = 0;

  // Tells the called customer's telephone about a call: show() the verstat that it displays while it rings,
  // hang_up() that the called side ends the call. Parties do not send these as messages. A network without
  // telephones may ignore them.
  virtual void show(PartyId, CallId, std::string_view /*verstat*/) {}
  virtual void hang_up(PartyId, CallId) {}

  // Returns the totals of every cable, one entry per direction; empty if the network has no packets.
  virtual std::vector<LinkTotals> links() const { return {}; }
};

// A message that did not arrive, or whose answer did not.
struct Loss {
  PartyId waiting = no_party;  // the party that awaits an answer: the asker, or the caller's side of a call
  RequestId request{};
  CallId call{};  // 0 if the message belongs to no call
};

// The receiver of what a network delivers.
class Inbox {
 public:
  virtual ~Inbox() = default;
  virtual void deliver(const messages::Envelope& envelope) = 0;
  // Tells the waiting party of a loss, at the time when it gives up (models/messages/give_up.h).
  virtual void lost(const Loss& loss) = 0;
  // Hands a message to the adversary on the link; it continues only if the adversary passes it on.
  virtual void intercepted(PartyId adversary, messages::Intercepted caught) = 0;
};

// The receiver of control-plane costs, for the metrics.
class Meter {
 public:
  virtual ~Meter() = default;
  // Records one message of the control plane once its fate is known. `bytes` is the size of its encoding;
  // `delivered` is false if it does not arrive.
  virtual void carried(const messages::Envelope& envelope, Instant sent_at, std::uint64_t bytes,
                       Duration latency, bool delivered) = 0;
};

}  // namespace ishaken::sim
