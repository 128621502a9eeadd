// SIP over TCP (RFC 3261 section 18): one connection per peer, whichever side opened it, used in both
// directions and closed when idle for too long.
#pragma once

#include <ns3/event-id.h>

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "models/base/time.h"
#include "models/messages/framing.h"
#include "models/messages/head.h"
#include "sim/network/packet/internet/tcp_listener.h"
#include "sim/network/packet/internet/tcp_stream.h"

namespace ishaken::sim {

class SipConnections {
 public:
  using Received = std::function<void(ns3::Ipv4Address from, std::string_view message)>;

  // `malformed` is called for a stream that is not SIP, which is then reset.
  SipConnections(const Host& host, Duration keep_alive, Received received, std::function<void()> malformed);
  ~SipConnections();
  SipConnections(const SipConnections&) = delete;
  SipConnections& operator=(const SipConnections&) = delete;

  // Sends a message, and opens a connection if there is none. A message lost with its connection is not sent
  // again.
  void send(ns3::Ipv4Address to, std::string_view message);
  std::size_t size() const { return all_.size(); }

 private:
  using Id = std::uint64_t;
  struct Connection {
    std::shared_ptr<TcpStream> stream;
    ns3::Ipv4Address peer;
    std::string unread;
    messages::Framer framer{2 * messages::max_head_size};
    Duration used{};  // time of the last message
  };

  Id add(ns3::Ipv4Address peer);
  TcpStream::Callbacks callbacks(Id id);
  void arrived(Id id, std::string_view bytes);
  void use(Id id, Connection& connection);
  std::shared_ptr<TcpStream> forget(Id id);
  void arm();
  void close_idle();

  Host host_;
  Duration keep_alive_;
  Received received_;
  std::function<void()> malformed_;
  Id last_ = 0;
  std::map<Id, Connection> all_;
  std::map<ns3::Ipv4Address, Id> by_peer_;    // the connection on which to send
  std::set<std::pair<Duration, Id>> by_use_;  // longest idle first
  ns3::EventId event_;
  TcpListener listener_;
};

}  // namespace ishaken::sim
