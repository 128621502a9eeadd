// How long HTTPS takes between two parties, where it is not written. A request: half a round trip; before it,
// where no connection is idle, a look-up of the name and the handshakes of TCP and TLS 1.3, two round trips.
// Its reply: half, and what slow start adds to a long one.
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

  // Of a request or response of so many bytes that leaves at that time. `host`: whom a request names.
  Duration of(const messages::Envelope& envelope, Instant leaves, std::uint64_t bytes,
              const std::string& host);

 private:
  Duration look_up(PartyId client, const std::string& host, Instant now);

  const IdlePaths& paths_;
  HttpsConnections connections_;
  std::unordered_map<std::string, Instant> looked_up_;  // by client and name; never iterated
};

}  // namespace ishaken::sim
