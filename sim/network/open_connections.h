// Which connections between parties are open and idle at some moment. The bookkeeping of the `message`
// fidelity for what the other one really opens and closes.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "models/base/names.h"
#include "models/base/time.h"

namespace ishaken::sim {

class OpenConnections {
 public:
  explicit OpenConnections(Duration keep_alive) : keep_alive_(keep_alive) {}

  // Takes one from a client to a server that is idle now, until `idle_at`; opens one where there is none, and
  // says so.
  bool reuse(PartyId client, PartyId server, Instant now, Instant idle_at, Instant idle_at_if_new);

 private:
  Duration keep_alive_;
  // When each of a pair is idle again; never iterated over pairs.
  std::unordered_map<std::uint64_t, std::vector<Instant>> idle_from_;
};

}  // namespace ishaken::sim
