// The latency of HTTPS between two parties in the `message` fidelity. A request takes half a round trip. If
// no connection is idle, a look-up of the name and the handshakes of TCP and TLS 1.3 (two round trips) come
// before it. A response takes half a round trip, and a long message also waits for TCP slow start.
#pragma once

#include <string>
#include <unordered_map>

#include "models/messages/message.h"
#include "sim/network/idle_paths.h"
#include "sim/network/open_connections.h"

namespace ishaken::sim {

class HttpsLatency {
 public:
  explicit HttpsLatency(const IdlePaths& paths) : paths_(paths), connections_(paths.transport.keep_alive) {}

  // Returns the latency of a request or response of `bytes` bytes sent at `leaves`. `host` is the server's
  // name, for a request.
  Duration of(const messages::Envelope& envelope, Instant leaves, std::uint64_t bytes,
              const std::string& host);

 private:
  Duration look_up(PartyId client, const std::string& host, Instant now);

  const IdlePaths& paths_;
  HttpsConnections connections_;
  std::unordered_map<std::string, Instant>
      looked_up_;  // end of the look-up, by client and name; never iterated
};

}  // namespace ishaken::sim
