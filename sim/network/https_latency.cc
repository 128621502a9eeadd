#include "sim/network/https_latency.h"

#include <algorithm>

#include "models/messages/kinds.h"

namespace ishaken::sim {

Duration HttpsLatency::of(const messages::Envelope& envelope, Instant leaves, std::uint64_t bytes,
                          const std::string& host) {
  const PartyId from = envelope.from, to = envelope.to;
  const TransportModel& transport = paths_.transport;
  const Duration path = paths_.round_trip(from, to);
  const Duration sent = path / 2 +
                        path * waits_of_slow_start(bytes, path, paths_.rate(from, to), transport.mtu) +
                        paths_.serialization(from, to, bytes + record_bytes + tcp_headers);
  if (messages::protocol_of(envelope.message) == messages::Protocol::http_response) return sent;
  const Instant answered = leaves + sent + path / 2;
  if (connections_.take(from, host, leaves, answered)) return sent;
  const bool resumed = transport.resumption && connections_.knows_session(from, host, leaves);
  const std::uint64_t shaken = handshake_headers + (resumed ? resumed_handshake_bytes : handshake_bytes) +
                               (transport.resumption ? ticket_bytes + tcp_headers : 0);
  const Duration before = look_up(from, host, leaves) + 2 * path + paths_.serialization(from, to, shaken);
  connections_.open(from, host, leaves, answered + before);
  return before + sent;
}

// Returns the time until the name is known. A client that asks during an earlier look-up waits for the rest
// of it.
Duration HttpsLatency::look_up(PartyId client, const std::string& host, Instant now) {
  if (paths_.transport.dns_lookup <= Duration{0}) return Duration{0};
  const auto [known, is_new] =
      looked_up_.try_emplace(std::to_string(number(client)) + ' ' + host, Instant::min());
  if (is_new || now >= known->second + paths_.transport.dns_memory)
    known->second = now + paths_.transport.dns_lookup;
  return std::max(Duration{0}, known->second - now);
}

}  // namespace ishaken::sim
