// The latency of SIP between two parties in the `message` fidelity: half a round trip, the time that the
// bytes take on the access links and, over TCP, a handshake if no connection is open. The response to a call
// that came in through a gateway goes back through it (RFC 3261 section 18.2.2).
#pragma once

#include "models/base/flat_map.h"
#include "models/messages/message.h"
#include "sim/network/idle_paths.h"
#include "sim/network/open_connections.h"
#include "sim/network/sip_sizes.h"

namespace ishaken::sim {

class SipLatency {
 public:
  explicit SipLatency(const IdlePaths& paths) : paths_(paths), tcp_(paths.transport.sip_keep_alive()) {}

  // Returns the latency of an INVITE or a final response sent at `leaves`.
  Duration of(const messages::Envelope& envelope, Instant leaves);
  // Accounts for a BYE, which delays nothing but may keep a connection open.
  void hang_up(PartyId provider, CallId call, Instant now);

 private:
  Duration of_response(PartyId from, PartyId to, const messages::FinalResponse& response, Instant leaves);

  const IdlePaths& paths_;
  SipSizes sizes_;
  SipTcpConnections tcp_;
  FlatMap<PartyId> callers_;  // by number, of calls that will end over TCP
};

}  // namespace ishaken::sim
