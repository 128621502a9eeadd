// A party is plain state and decisions. It is told what happened and answers through one window, Act: no
// party touches another's state, the clock or the network.
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

class Act {
 public:
  virtual ~Act() = default;

  // Returns the time by the party's own clock, skewed as that party's is.
  virtual Instant now() const = 0;
  // What happens with the answer to a question; null if the question or its answer was lost.
  using Answer = std::function<void(const messages::Message* answer, Act& act)>;
  using Then = std::function<void(Act& act)>;

  // Asks that party; `then` gets what it answers. Returns the number of the question, by which its answer can
  // be declined. A notice is asked, too, if its loss matters: `then` is called only if it was lost.
  virtual RequestId ask(PartyId to, messages::Message request, Answer then) = 0;
  // No longer waits for the answer to that question.
  virtual void forget(RequestId question) = 0;
  // Calls `then` after that time. What may have to be taken back is a Timer (timer.h).
  virtual void after(Duration delay, Then then) = 0;
  // Sends a message whose loss does not matter, and to which no answer is awaited.
  virtual void send(PartyId to, messages::Message message) = 0;
  // Answers a request.
  virtual void reply(const messages::Envelope& request, messages::Message message) = 0;
  // Returns a named stream of this party: its path, "/" and the name are the key.
  virtual Stream draw(std::string_view name) = 0;
  // Tells what the party did or saw, for tables and measures.
  virtual void record(const Observation& observation) = 0;
  // Lets a message go on that passed where this party stands (messages::Intercepted); changed, if it likes.
  virtual void pass(messages::Envelope envelope) = 0;
  // Returns whether somebody follows this call, so that steps of its story are worth telling.
  virtual bool follows(CallId call) const = 0;
};

// Returns the answer as that kind of message; null if it was lost, or is of another kind.
template <class M>
const M* answer_as(const messages::Message* answer) {
  return answer == nullptr ? nullptr : std::get_if<M>(answer);
}

class Party {
 public:
  virtual ~Party() = default;
  // Takes a message of another party.
  virtual void receive(const messages::Envelope& envelope, Act& act) = 0;
  // Takes the outside world's word; those that are not for this kind of party mean nothing.
  virtual void direct(const messages::Directive& directive, Act& act) = 0;
  // Returns a copy of what a thief takes; null if the party has no such thing, or not yet.
  virtual std::shared_ptr<const messages::Loot> steal(const Theft&) const { return nullptr; }
};

}  // namespace ishaken::parties
