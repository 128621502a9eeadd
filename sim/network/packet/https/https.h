// The state that the HTTPS clients and servers of one run share.
#pragma once

#include <ns3/ipv4-address.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/base/time.h"
#include "sim/engine/engine.h"
#include "sim/network/packet/https/tls_context.h"
#include "sim/network/packet/https/tls_cost.h"
#include "sim/network/packet/internet/host.h"

namespace ishaken::sim {

inline constexpr std::uint16_t https_port = 443;

struct HttpsSettings {
  bool real_tls = false;
  bool resumption = false;
  Duration keep_alive{};       // 0: a connection carries one exchange
  Duration give_up{};          // limit for a whole request, from its creation; 0: none
  Duration dns_lookup{};       // before a connection to a name not in the cache
  Duration dns_memory{};       // lifetime of a name in the cache
  std::size_t most_bytes = 0;  // maximum size of a request or response
};

// The names and credentials of a server.
struct HttpsIdentity {
  TlsIdentity certified;
  WebCertificate certificate;  // with real TLS
  TlsCost cost;                // otherwise
};

class HttpsWorld {
 public:
  // `key_log` may be empty; it gets the lines of a TLS key log (NSS format). Throws std::runtime_error if
  // OpenSSL cannot be set up.
  HttpsWorld(HttpsSettings settings, Engine& engine, std::uint64_t seed, Instant end,
             std::function<void(std::string_view)> key_log);
  HttpsWorld(const HttpsWorld&) = delete;
  HttpsWorld& operator=(const HttpsWorld&) = delete;

  const HttpsSettings& settings() const { return settings_; }
  Instant now() const { return engine_.now(); }

  HttpsIdentity identity_for(const std::vector<std::string>& names);
  // Returns a session. `number` tells the connections of a host apart, so that each has its own random
  // numbers.
  std::unique_ptr<TlsSession> client_session(const Host& host, std::uint64_t number, const std::string& name,
                                             TlsMemory& memory);
  std::unique_ptr<TlsSession> server_session(const Host& host, std::uint64_t number,
                                             const HttpsIdentity& identity, TlsMemory& memory);

  // Maps a client's connection to the request that it carries now, which is not on the wire.
  using Connection = std::pair<std::uint32_t, std::uint16_t>;  // the client's address and port
  void open_exchange(Connection connection, std::uint64_t tag) { exchanges_[connection] = tag; }
  void end_exchange(Connection connection) { exchanges_.erase(connection); }
  std::optional<std::uint64_t> exchange_of(Connection connection) const;
  std::size_t open_exchanges() const { return exchanges_.size(); }

 private:
  HttpsSettings settings_;
  Engine& engine_;
  std::uint64_t seed_;
  Instant start_, end_;
  TlsRandom random_;
  WebPki pki_;
  TlsContext tls_;
  TlsCost cost_;  // for clients
  std::map<Connection, std::uint64_t> exchanges_;
};

}  // namespace ishaken::sim
