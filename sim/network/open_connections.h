// The connections that are open at some moment, for the `message` fidelity, which opens no real ones.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "models/base/names.h"
#include "models/base/time.h"

namespace ishaken::sim {

// HTTPS connections from clients to servers (by name), each with one exchange at a time.
class HttpsConnections {
 public:
  explicit HttpsConnections(Duration keep_alive) : keep_alive_(keep_alive) {}

  // Takes a connection that is idle now and makes it busy until `idle_at`; returns false if there is none.
  bool take(PartyId client, const std::string& server, Instant now, Instant idle_at);
  // Returns whether the client remembers a TLS session with the server from an earlier connection.
  bool knows_session(PartyId client, const std::string& server, Instant now);
  void open(PartyId client, const std::string& server, Instant now, Instant idle_at);

 private:
  struct Pair {
    std::vector<Instant> idle_from;
    Instant opened = Instant::min();  // time of the latest connection
  };
  Pair& pair(PartyId client, const std::string& server);

  Duration keep_alive_;
  std::unordered_map<std::string, Pair> pairs_;  // never iterated
};

// SIP connections over TCP: one per pair of hosts, whichever of them opened it, for both directions and many
// messages at once.
class SipTcpConnections {
 public:
  explicit SipTcpConnections(Duration keep_alive) : keep_alive_(keep_alive) {}

  // Sends over the pair's connection, and opens it if it is not open. Returns when the message can leave: at
  // once, or after the handshake.
  Instant use(PartyId from, PartyId to, Instant now, Duration handshake);
  // Sends a response on the connection of its request, if that connection is open.
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
