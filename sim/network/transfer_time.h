// The time that bytes take in addition to the latency of their path: a closed form of what the `packet`
// fidelity does packet by packet. Links are assumed to be idle; congestion by the simulated traffic exists in
// the `packet` fidelity only.
#pragma once

#include <cstdint>

#include "models/base/time.h"

namespace ishaken::sim {

// Returns the time from the first bit sent to the last bit received, over the access links of sender and
// receiver. Each link forwards whole packets, so the slower one carries all bytes and the other adds one
// packet. Rates are in bits per second.
Duration serialization(std::uint64_t bytes, double rate, double other_rate, unsigned mtu);

// Returns how many round trips a new TCP connection waits while its window opens: 10 segments (RFC 6928),
// doubled each time, until the link is never idle.
unsigned waits_of_slow_start(std::uint64_t bytes, Duration round_trip, double rate, unsigned mtu);

// The bytes of a TLS 1.3 handshake before the first request, in both directions together: both hellos, a
// chain of two certificates, the Finished messages. OpenSSL's messages in the `packet` fidelity differ by at
// most a tenth.
inline constexpr std::uint64_t handshake_bytes = 1640;
// The same without certificates, for a resumed session (RFC 8446 section 2.2).
inline constexpr std::uint64_t resumed_handshake_bytes = 580;
// The session ticket for resumption, sent before the first response.
inline constexpr std::uint64_t ticket_bytes = 79;
// The validity of a ticket: OpenSSL's default, which servers commonly keep.
inline constexpr Duration tls_ticket_lifetime = std::chrono::hours(2);
// The size above which `by_size` sends SIP over TCP, since the MTU of the path is not known (RFC 3261 section
// 18.1.1).
inline constexpr std::uint64_t largest_sip_by_udp = 1300;
// The last part of a SIP connection's life in which it is not used, since the other side may be about to
// close it.
inline constexpr Duration sip_tcp_caution = std::chrono::seconds(2);
// The overhead of a TLS record: header, type, tag (RFC 8446 section 5.2). Below, the headers of its packet.
inline constexpr std::uint64_t record_bytes = 5 + 1 + 16;
inline constexpr unsigned tcp_in_packet = 20 + 20;               // IPv4, TCP without options
inline constexpr std::uint64_t tcp_headers = tcp_in_packet + 2;  // plus PPP
// The headers of the packets before a request on a new connection: three of TCP, and both hellos.
inline constexpr std::uint64_t handshake_headers = 5 * tcp_headers;

}  // namespace ishaken::sim
