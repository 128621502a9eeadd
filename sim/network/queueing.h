// The random draws of one message: its queueing delay and whether it is lost. They are keyed by the call if
// the message has one, else by the pair of parties. So traffic added elsewhere changes nothing here, and both
// fidelities draw the same.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "models/base/random.h"
#include "models/messages/message.h"

namespace ishaken::sim {

class Queueing {
 public:
  explicit Queueing(std::uint64_t seed) : stream_(seed, "network") {}

  Stream draws_for(const messages::Envelope& envelope);

 private:
  Stream stream_;
  std::unordered_map<std::uint64_t, std::uint64_t>
      counters_;  // messages so far per pair of parties; never iterated
};

// Returns the call that a message belongs to; 0 if none.
CallId call_of(const messages::Message& message);

}  // namespace ishaken::sim
