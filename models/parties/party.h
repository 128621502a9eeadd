// The interface of all parties. A party is plain state and decisions. It is told events and acts through one
// interface, Act: no party touches another's state, the clock or the network.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "models/base/names.h"
#include "models/base/random.h"
#include "models/base/time.h"
#include "models/messages/directive.h"
#include "models/messages/message.h"
#include "models/parties/observation.h"

namespace ishaken::messages {
struct Loot;
}

namespace ishaken::parties {

struct Theft;

// A party's only access to time, network, randomness and records.
class Act {
 public:
  virtual ~Act() = default;

  // Returns the time by the party's own clock, with that clock's skew.
  virtual Instant now() const = 0;
  // The continuation that gets the answer to a question; null if the question or its answer was lost.
  using Answer = std::function<void(const messages::Message* answer, Act& act)>;
  using Then = std::function<void(Act& act)>;

  // Sends a request; `then` gets the answer. Returns the number of the question, with which the answer can be
  // declined. A notice whose loss matters is sent in this way, too: `then` is called only if it was lost.
  virtual RequestId ask(PartyId to, messages::Message request, Answer then) = 0;
  // Declines the answer to that question.
  virtual void forget(RequestId question) = 0;
  // Calls `then` after that time. Use a Timer (timer.h) if it may have to be cancelled.
  virtual void after(Duration delay, Then then) = 0;
  // Sends a message whose loss does not matter and that has no answer.
  virtual void send(PartyId to, messages::Message message) = 0;
  // Answers a request.
  virtual void reply(const messages::Envelope& request, messages::Message message) = 0;
  // Returns a named stream of random numbers; its key is the party's path, "/" and the name.
  virtual Stream draw(std::string_view name) = 0;
  // Records an action or observation of the party, for tables and metrics.
  virtual void record(const Observation& observation) = 0;
  // Passes on a message that was intercepted at this party's position (messages::Intercepted), changed or
  // not.
  virtual void pass(messages::Envelope envelope) = 0;
  // Returns whether this call is followed, so that its steps should be recorded.
  virtual bool follows(CallId call) const = 0;
};

// Returns the answer if it is of type M; null if it was lost or is of another type.
template <class M>
const M* answer_as(const messages::Message* answer) {
  return answer == nullptr ? nullptr : std::get_if<M>(answer);
}

class Party {
 public:
  virtual ~Party() = default;
  // Receives a message from another party.
  virtual void receive(const messages::Envelope& envelope, Act& act) = 0;
  // Receives a directive of the outside world. Directives for other kinds of parties are ignored.
  virtual void direct(const messages::Directive& directive, Act& act) = 0;
  // Returns a copy of the keys or accounts that a theft gets; null if the party does not have them (yet).
  virtual std::shared_ptr<const messages::Loot> steal(const Theft&) const { return nullptr; }
};

}  // namespace ishaken::parties
