// The TLS sessions that may be resumed: a server's by their tickets, a client's by the names of servers.
// Their age is measured in simulated time.
#pragma once

#include <openssl/ssl.h>

#include <cstdint>
#include <map>
#include <string>

#include "models/base/time.h"
#include "models/pki/openssl_handles.h"
#include "sim/network/transfer_time.h"

namespace ishaken::sim {

using TlsTicket = pki::Handle<SSL_SESSION, SSL_SESSION_free>;

class TlsMemory {
 public:
  // Holds at most `most` sessions; then the oldest is removed.
  explicit TlsMemory(std::size_t most) : most_(most) {}

  // Keeps a session, which replaces an older one of the same key. In `cost_only` TLS, a number represents the
  // ticket.
  void keep(const std::string& key, TlsTicket ticket, Instant now, std::string number = {});

  struct Found {
    TlsTicket ticket;  // shared with the memory; null if none is young enough
    std::string number{};
    Duration age{};
  };
  Found find(const std::string& key, Instant now);
  std::size_t size() const { return by_key_.size(); }

 private:
  struct Entry {
    TlsTicket ticket;
    std::string number;
    Instant since;
    std::uint64_t order;
  };
  void forget(std::map<std::string, Entry>::iterator entry);

  std::size_t most_;
  std::uint64_t next_ = 0;
  std::map<std::string, Entry> by_key_;
  std::map<std::uint64_t, std::string> by_age_;
};

}  // namespace ishaken::sim
