// TLS without its mathematics: the flights of a session have the records, the bytes and the round trips that
// real ones were measured to have. Names, dates and tickets are checked as there; plaintext can be read.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/time.h"
#include "sim/network/packet/https/tls_context.h"

namespace ishaken::sim {

// Bytes of the records of one session, with their headers.
struct TlsSizes {
  using Flight = std::vector<std::size_t>;
  Flight hello, answer, finish;
  Flight ticket;           // after the handshake, from the server; empty: none
  std::size_t sealed = 0;  // what a record of data has beside the data
  Flight farewell;         // close_notify, and other alerts
};
// What a record begins with (RFC 8446 section 5.1), and the size of the first one with it; that of a header
// where even that has not come.
inline constexpr std::size_t tls_record_header = 5;
std::size_t first_tls_record(std::string_view bytes);

struct TlsCost {
  std::string name;  // by which the server was asked
  TlsSizes full, resumed;
};

// By two real handshakes in memory with a server of these names. Throws std::runtime_error where they fail.
TlsCost measure_tls(TlsContext& context, const WebPki& pki, std::uint64_t seed, Instant now,
                    const std::vector<std::string>& names);

// What is certified of a server.
struct TlsIdentity {
  std::vector<std::string> names;
  Instant from, until;
};

// `cost` and `identity` must outlive the sessions.
std::unique_ptr<TlsSession> cost_only_client(const TlsCost& cost, std::string server_name, TlsMemory& memory,
                                             std::function<Instant()> now);
std::unique_ptr<TlsSession> cost_only_server(const TlsCost& cost, const TlsIdentity& identity, Stream stream,
                                             TlsMemory& memory, std::function<Instant()> now);

}  // namespace ishaken::sim
