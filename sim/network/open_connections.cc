#include "sim/network/open_connections.h"

#include <algorithm>

#include "sim/network/transfer_time.h"

namespace ishaken::sim {

HttpsConnections::Pair& HttpsConnections::pair(PartyId client, const std::string& server) {
  return pairs_[std::to_string(number(client)) + ' ' + server];
}

bool HttpsConnections::take(PartyId client, const std::string& server, Instant now, Instant idle_at) {
  if (keep_alive_ <= Duration{0}) return false;
  auto& all = pair(client, server).idle_from;
  std::erase_if(all, [&](Instant idle) { return idle + keep_alive_ <= now; });
  const auto idle = std::ranges::find_if(all, [&](Instant from) { return from <= now; });
  if (idle == all.end()) return false;
  *idle = idle_at;
  return true;
}

bool HttpsConnections::knows_session(PartyId client, const std::string& server, Instant now) {
  const Instant opened = pair(client, server).opened;
  return opened != Instant::min() && now - opened < tls_ticket_lifetime;
}

void HttpsConnections::open(PartyId client, const std::string& server, Instant now, Instant idle_at) {
  Pair& all = pair(client, server);
  all.opened = now;
  if (keep_alive_ > Duration{0}) all.idle_from.push_back(idle_at);
}

SipTcpConnections::Connection& SipTcpConnections::between(PartyId a, PartyId b) {
  const auto [low, high] = std::minmax({number(a), number(b)});
  return by_pair_[static_cast<std::uint64_t>(low) << 32 | high];
}

bool SipTcpConnections::is_open(const Connection& connection, Instant now) const {
  return connection.used != Instant::min() &&
         now - connection.used <= keep_alive_ - std::min(keep_alive_ / 2, sip_tcp_caution);
}

Instant SipTcpConnections::use(PartyId from, PartyId to, Instant now, Duration handshake) {
  Connection& connection = between(from, to);
  if (!is_open(connection, now)) connection.ready = now + handshake;
  connection.used = std::max({connection.used, connection.ready, now});
  return std::max(now, connection.ready);
}

void SipTcpConnections::respond(PartyId from, PartyId to, Instant now) {
  Connection& connection = between(from, to);
  if (is_open(connection, now)) connection.used = std::max(connection.used, now);
}

}  // namespace ishaken::sim
