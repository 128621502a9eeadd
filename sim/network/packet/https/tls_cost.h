// TLS without cryptography (`fidelity.tls: cost_only`): the flights of a session have the records, the bytes
// and the round trips measured from real ones. Names, dates and tickets are checked as in real TLS; plaintext
// is not encrypted.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/time.h"
#include "sim/network/packet/https/tls_context.h"

namespace ishaken::sim {

// The sizes of the records of one session, with their headers.
struct TlsSizes {
  using Flight = std::vector<std::size_t>;
  Flight hello, answer, finish;
  Flight ticket;           // from the server after the handshake; empty if none
  std::size_t sealed = 0;  // overhead of a data record
  Flight close_notify;     // other alerts have the same size
};
// The size of a record header (RFC 8446 section 5.1). first_tls_record() returns the size of the first record
// with its header, or that of a header if even that is incomplete.
inline constexpr std::size_t tls_record_header = 5;
std::size_t first_tls_record(std::string_view bytes);

struct TlsCost {
  std::string name;  // the server name of the measured handshake
  TlsSizes full, resumed;
};

// Measures two real handshakes in memory with a server of these names, the second one resumed. Throws
// std::runtime_error if they fail.
TlsCost measure_tls(TlsContext& context, const WebPki& pki, std::uint64_t seed, Instant now,
                    const std::vector<std::string>& names);

// The names and validity in a server's certificate.
struct TlsIdentity {
  std::vector<std::string> names;
  Instant from, until;
};

// Returns one side of a session. `cost` and `identity` must outlive it.
std::unique_ptr<TlsSession> cost_only_client(const TlsCost& cost, std::string server_name, TlsMemory& memory,
                                             std::function<Instant()> now);
std::unique_ptr<TlsSession> cost_only_server(const TlsCost& cost, const TlsIdentity& identity, Stream stream,
                                             TlsMemory& memory, std::function<Instant()> now);

}  // namespace ishaken::sim
