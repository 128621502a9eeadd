// Which connections are open at some moment: the bookkeeping of the `message` fidelity for what the other one
// really opens and closes.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "models/base/names.h"
#include "models/base/time.h"

namespace ishaken::sim {

// HTTPS: from a client to a server by its name, each with one exchange at a time.
class HttpsConnections {
 public:
  explicit HttpsConnections(Duration keep_alive) : keep_alive_(keep_alive) {}

  // Takes one that is idle now until `idle_at`; false where there is none.
  bool take(PartyId client, const std::string& server, Instant now, Instant idle_at);
  // Whether the client remembers a TLS session with it, from a connection before.
  bool knows_session(PartyId client, const std::string& server, Instant now);
  void open(PartyId client, const std::string& server, Instant now, Instant idle_at);

 private:
  struct Pair {
    std::vector<Instant> idle_from;
    Instant opened = Instant::min();  // the last one
  };
  Pair& pair(PartyId client, const std::string& server);

  Duration keep_alive_;
  std::unordered_map<std::string, Pair> pairs_;  // never iterated
};

// SIP over TCP: one between two hosts, whoever opened it, for both directions and many messages at once.
class SipTcpConnections {
 public:
  explicit SipTcpConnections(Duration keep_alive) : keep_alive_(keep_alive) {}

  // Opens one where there is none. When what is sent now can leave: at once, or after the handshake.
  Instant use(PartyId from, PartyId to, Instant now, Duration handshake);
  // A response, on the connection of its request, where that was by TCP.
  void respond(PartyId from, PartyId to, Instant now);

 private:
  struct Connection {
    Instant ready = Instant::min(), used = Instant::min();
  };
  Connection& between(PartyId a, PartyId b);
  bool is_open(const Connection& connection, Instant now) const;

  Duration keep_alive_;
  std::unordered_map<std::uint64_t, Connection> by_pair_;  // never iterated
};

}  // namespace ishaken::sim
