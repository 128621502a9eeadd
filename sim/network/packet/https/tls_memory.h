// TLS sessions that may be resumed: those that a server remembers by their tickets, or a client by the names
// of servers. How old they are is counted in simulated time.
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
  // Holds `most` of them; then the oldest goes.
  explicit TlsMemory(std::size_t most) : most_(most) {}

  // A newer one takes the place of an older one. Where TLS is modelled, a number stands for the ticket.
  void keep(const std::string& key, TlsTicket ticket, Instant now, std::string number = {});

  struct Found {
    TlsTicket ticket;  // shared with the memory; null where there is none that is young enough
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
