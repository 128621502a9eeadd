// How long bytes take beside the latency of their path: what the packets of the other fidelity do one by one,
// in closed form. Links are taken to be idle; queues of our own making (congestion) exist there alone.
#pragma once

#include <cstdint>

#include "models/base/time.h"

namespace ishaken::sim {

// From first bit sent to last bit received, over the links of sender and receiver: each forwards whole
// packets, so the slower of the two sees all bytes and the other one packet more. Rates in bits per second.
Duration serialization(std::uint64_t bytes, double rate, double other_rate, unsigned mtu);

// The round trips for which a fresh TCP connection waits while its window opens: 10 segments (RFC 6928),
// doubled each time, until the link is never idle.
unsigned waits_of_slow_start(std::uint64_t bytes, Duration round_trip, double rate, unsigned mtu);

// What TLS 1.3 over TCP sends before the first request, both directions together: both hellos, a chain of two
// certificates, the Finished messages. As OpenSSL writes them here, within a tenth.
inline constexpr std::uint64_t handshake_bytes = 1640;
// Without the certificates, where a session is resumed (section 2.2).
inline constexpr std::uint64_t resumed_handshake_bytes = 580;
// The ticket for that, which goes before the first response.
inline constexpr std::uint64_t ticket_bytes = 79;
// For how long one may be: what OpenSSL gives a session, and servers commonly leave it.
inline constexpr Duration tls_ticket_lifetime = std::chrono::hours(2);
// Above it SIP goes by TCP, where it chooses by size: the MTU of the path is not known (RFC 3261
// section 18.1.1).
inline constexpr std::uint64_t largest_sip_by_udp = 1300;
// A connection of SIP is not used in its last seconds, since the other side may be about to close it.
inline constexpr Duration sip_tcp_caution = std::chrono::seconds(2);
// What a record adds: header, type, tag (RFC 8446 section 5.2), and the headers of its packet.
inline constexpr std::uint64_t record_bytes = 5 + 1 + 16;
inline constexpr unsigned tcp_in_packet = 20 + 20;               // IPv4, TCP without options
inline constexpr std::uint64_t tcp_headers = tcp_in_packet + 2;  // and PPP
// Of the packets that come before a request on a new connection: the three of TCP, and both hellos.
inline constexpr std::uint64_t handshake_headers = 5 * tcp_headers;

}  // namespace ishaken::sim
