#include "sim/network/packet/sip/sip_connections.h"

#include <ns3/nstime.h>
#include <ns3/simulator.h>

#include <algorithm>

#include "sim/network/packet/sip/sip_deadlines.h"
#include "sim/network/packet/sip/sip_sockets.h"
#include "sim/network/transfer_time.h"

namespace ishaken::sim {
namespace {

// The maximum number of connections; beyond it the longest idle one is closed.
constexpr std::size_t max_connections = 1024;

}  // namespace

SipConnections::SipConnections(const Host& host, Duration keep_alive, Received received,
                               std::function<void()> malformed)
    : host_(host),
      keep_alive_(keep_alive),
      received_(std::move(received)),
      malformed_(std::move(malformed)),
      listener_(host, sip_port, [this](std::shared_ptr<TcpStream> stream) {
        const Id id = add(stream->peer());
        stream->set_callbacks(callbacks(id));
        if (const auto found = all_.find(id); found != all_.end()) found->second.stream = std::move(stream);
      }) {}

SipConnections::~SipConnections() {
  event_.Cancel();
  for (auto& [id, connection] : all_)
    if (connection.stream) connection.stream->set_callbacks({});
}

SipConnections::Id SipConnections::add(ns3::Ipv4Address peer) {
  if (all_.size() >= max_connections)
    if (const auto stream = forget(by_use_.begin()->second)) stream->abort();
  const Id id = ++last_;
  Connection& connection = all_[id];
  connection.peer = peer;
  connection.used = sip_now();
  by_use_.insert({connection.used, id});
  by_peer_.try_emplace(peer, id);
  arm();
  return id;
}

TcpStream::Callbacks SipConnections::callbacks(Id id) {
  return {.on_open = {},
          .on_bytes = [this, id](std::string_view bytes) { arrived(id, bytes); },
          .on_closed = [this, id](bool) { forget(id); }};
}

void SipConnections::send(ns3::Ipv4Address to, std::string_view message) {
  const auto known = by_peer_.find(to);
  Id id = known == by_peer_.end() ? 0 : known->second;
  // The other side may be about to close the connection; a message that crosses its FIN would be lost.
  if (id != 0 && sip_now() - all_.at(id).used > keep_alive_ - std::min(keep_alive_ / 2, sip_tcp_caution)) {
    by_peer_.erase(known);
    id = 0;
  }
  if (id == 0) {
    id = add(to);
    auto stream = TcpStream::connect(host_, to, sip_port, callbacks(id));
    const auto found = all_.find(id);
    if (found == all_.end()) return;
    found->second.stream = std::move(stream);
  }
  Connection& connection = all_.at(id);
  use(id, connection);
  const std::shared_ptr<TcpStream> stream =
      connection.stream;  // copied, since sending may end the connection
  if (stream) stream->send(std::string(message));
}

void SipConnections::arrived(Id id, std::string_view bytes) {
  auto found = all_.find(id);
  if (found == all_.end()) return;
  found->second.unread += bytes;
  while (found != all_.end()) {
    Connection& connection = found->second;
    std::string& unread = connection.unread;
    unread.erase(0, messages::empty_lines_before(unread));
    const auto size = connection.framer.size_in(unread);
    if (!size) {  // the next message's start is unknown
      if (const auto stream = forget(id)) stream->abort();
      malformed_();
      return;
    }
    if (*size == 0) return;
    use(id, connection);
    const std::string message = unread.substr(0, *size);
    unread.erase(0, *size);
    connection.framer.restart();
    received_(connection.peer, message);
    found = all_.find(id);
  }
}

void SipConnections::use(Id id, Connection& connection) {
  by_use_.erase({connection.used, id});
  connection.used = sip_now();
  by_use_.insert({connection.used, id});
  by_peer_[connection.peer] = id;  // a response goes back on its request's connection (section 18.2.2)
}

std::shared_ptr<TcpStream> SipConnections::forget(Id id) {
  const auto found = all_.find(id);
  if (found == all_.end()) return nullptr;
  by_use_.erase({found->second.used, id});
  if (const auto peer = by_peer_.find(found->second.peer); peer != by_peer_.end() && peer->second == id)
    by_peer_.erase(peer);
  std::shared_ptr<TcpStream> stream = std::move(found->second.stream);
  all_.erase(found);
  return stream;
}

void SipConnections::arm() {
  if (event_.IsRunning() || by_use_.empty()) return;
  const Duration wait = std::max(by_use_.begin()->first + keep_alive_ - sip_now(), Duration::zero());
  event_ = ns3::Simulator::Schedule(ns3::NanoSeconds(wait.count()), [this] { close_idle(); });
}

void SipConnections::close_idle() {
  while (!by_use_.empty() && by_use_.begin()->first + keep_alive_ <= sip_now())
    if (const auto stream = forget(by_use_.begin()->second)) stream->close();
  event_ = {};
  arm();
}

}  // namespace ishaken::sim
