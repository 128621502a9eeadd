// Delivers messages whole, after the time that their bytes would take: the fast end of the `network` switch.
//   SIP: half a round trip, and what its bytes take. The response to a call that came in through a gateway
//     goes back through it (RFC 3261 section 18.2.2).
//   An HTTPS request: half a round trip; before it TCP and TLS 1.3 handshakes, two round trips, where no
//     connection is open; its reply: half, and what slow start adds to a long one.
//   Between parties of one body: at once, and nothing is sent at all.
//   Past an adversary on the link: what it makes of it, at once.
// A message that cannot pass, now or on arrival, is lost; whoever waits for it, or for its answer, learns so
// when the timer runs out.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "models/base/flat_map.h"
#include "models/base/random.h"
#include "sim/engine/engine.h"
#include "sim/network/faults.h"
#include "sim/network/link_table.h"
#include "sim/network/network.h"
#include "sim/network/open_connections.h"
#include "sim/network/queueing.h"
#include "sim/network/sip_sizes.h"
#include "sim/network/taps.h"
#include "sim/network/transport_model.h"

namespace ishaken::sim {

class MessageNetwork final : public Network, private Listener {
 public:
  MessageNetwork(Engine& engine, const parties::Directory& directory, const LinkTable& links,
                 const TransportModel& transport, const Faults& faults, const Taps& taps, Inbox& inbox,
                 Meter& meter, std::uint64_t seed);

  void send(messages::Envelope envelope) override;
  void pass(messages::Envelope envelope) override;
  void hang_up(PartyId provider, CallId call) override;

 private:
  void fire(std::uint64_t what) override;
  void deliver_after(Duration delay, messages::Envelope envelope, bool past_taps = false);
  void lose(const messages::Envelope& envelope);
  // On an idle network.
  Duration latency_of_sip(const messages::Envelope& envelope, Instant leaves);
  Duration latency_of_response(PartyId from, PartyId to, const messages::FinalResponse& response,
                               std::uint64_t bytes, Instant leaves);
  // `host`: whom a request names.
  Duration latency_of_https(const messages::Envelope& envelope, Instant leaves, std::uint64_t bytes,
                            const std::string& host);
  Duration look_up(PartyId client, const std::string& host, Instant now);
  Duration round_trip(PartyId a, PartyId b) const;
  Duration serialization(PartyId a, PartyId b, std::uint64_t bytes) const;

  Engine& engine_;
  const parties::Directory& directory_;
  const LinkTable& links_;
  const TransportModel& transport_;
  const Faults& faults_;
  const Taps& taps_;
  Inbox& inbox_;
  Meter& meter_;
  Queueing queueing_;
  SipSizes sip_sizes_;
  std::vector<messages::Envelope> on_the_way_;  // slots, reused
  std::vector<std::uint32_t> free_;
  HttpsConnections https_;
  SipTcpConnections sip_;
  FlatMap<PartyId> callers_;                            // of calls that will end by TCP, by number
  std::unordered_map<std::string, Instant> looked_up_;  // by client and name; never iterated
};

}  // namespace ishaken::sim
