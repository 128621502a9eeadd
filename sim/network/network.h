// What carries messages between parties. Parties know neither it nor its kinds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/messages/attack.h"
#include "models/messages/message.h"

namespace ishaken::sim {

// What one direction of a cable carried from the beginning of the warm-up to the end.
struct LinkTotals {
  std::string from, to;                  // parties and countries by name: "FR/provider/1", "FR"
  std::uint64_t packets = 0, bytes = 0;  // sent
  std::uint64_t retransmitted = 0;       // of these, packets that repeat one
  std::uint64_t dropped = 0;             // before a full queue
  std::uint64_t lost = 0;                // on the way: errors, faults, floods
};

class Network {
 public:
  virtual ~Network() = default;
  // Takes the message on its way; sooner or later it is delivered, or its sender learns that it was not.
  virtual void send(messages::Envelope envelope) = 0;
  // Lets a message go on that was handed to an adversary on its way.
  virtual void pass(messages::Envelope envelope) = 0;

  // What a provider and its customer's telephone have to do with one another, which parties do not send: what
  // is shown of a call that rings, and that the called side hangs up. A network without telephones has no use
  // for it.
  virtual void show(PartyId, CallId, std::string_view /*verstat*/) {}
  virtual void hang_up(PartyId, CallId) {}

  // Both directions of every cable; none where there are no packets.
  virtual std::vector<LinkTotals> links() const { return {}; }
};

// A message that did not arrive, or whose answer did not.
struct Loss {
  PartyId waiting = no_party;  // the party that awaits an answer: the asker, or the caller's side of a call
  RequestId request{};
  CallId call{};  // 0 if the message belongs to no call
};

// Where messages come out.
class Inbox {
 public:
  virtual ~Inbox() = default;
  virtual void deliver(const messages::Envelope& envelope) = 0;
  // Tells the waiting party, once it would have given up (models/messages/give_up.h).
  virtual void lost(const Loss& loss) = 0;
  // A message passed where that adversary stands; it goes on only if the adversary lets it.
  virtual void intercepted(PartyId adversary, messages::Intercepted caught) = 0;
};

// Who wants to know what the control plane costs.
class Meter {
 public:
  virtual ~Meter() = default;
  // One message of the control plane, once it is known what becomes of it: `bytes` of its encoding;
  // `delivered` is false for one that does not arrive.
  virtual void carried(const messages::Envelope& envelope, Instant sent_at, std::uint64_t bytes,
                       Duration latency, bool delivered) = 0;
};

}  // namespace ishaken::sim
