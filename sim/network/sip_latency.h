// How long SIP takes between two parties, where it is not written: half a round trip, what its bytes take,
// and by TCP a handshake where no connection is open. The response to a call that came in through a gateway
// goes back through it (RFC 3261 section 18.2.2).
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

  // Of an INVITE or a final response that leaves at that time.
  Duration of(const messages::Envelope& envelope, Instant leaves);
  // A BYE, which takes nobody's time but may keep a connection open.
  void hang_up(PartyId provider, CallId call, Instant now);

 private:
  Duration of_response(PartyId from, PartyId to, const messages::FinalResponse& response, Instant leaves);

  const IdlePaths& paths_;
  SipSizes sizes_;
  SipTcpConnections tcp_;
  FlatMap<PartyId> callers_;  // of calls that will end by TCP, by number
};

}  // namespace ishaken::sim
