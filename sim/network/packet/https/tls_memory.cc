#include "sim/network/packet/https/tls_memory.h"

namespace ishaken::sim {

void TlsMemory::keep(const std::string& key, TlsTicket ticket, Instant now, std::string number) {
  if (const auto old = by_key_.find(key); old != by_key_.end()) forget(old);
  while (!by_age_.empty() && by_key_.size() >= most_) forget(by_key_.find(by_age_.begin()->second));
  by_age_.emplace(next_, key);
  by_key_.emplace(key, Entry{std::move(ticket), std::move(number), now, next_++});
}

TlsMemory::Found TlsMemory::find(const std::string& key, Instant now) {
  const auto entry = by_key_.find(key);
  if (entry == by_key_.end()) return {};
  const Duration age = now - entry->second.since;
  if (age >= tls_ticket_lifetime - std::chrono::seconds(2)) {  // OpenSSL counts in whole seconds
    forget(entry);
    return {};
  }
  SSL_SESSION* const ticket = entry->second.ticket.get();
  if (ticket) SSL_SESSION_up_ref(ticket);
  return {TlsTicket(ticket), entry->second.number, age};
}

void TlsMemory::forget(std::map<std::string, Entry>::iterator entry) {
  by_age_.erase(entry->second.order);
  by_key_.erase(entry);
}

}  // namespace ishaken::sim
