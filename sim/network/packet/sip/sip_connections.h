// SIP over TCP (RFC 3261 section 18): one connection per peer, whoever opened it, used in both directions and
// closed when nothing was said for a while.
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

  // `malformed` is told of a stream that is no SIP, which is reset.
  SipConnections(const Host& host, Duration keep_alive, Received received, std::function<void()> malformed);
  ~SipConnections();
  SipConnections(const SipConnections&) = delete;
  SipConnections& operator=(const SipConnections&) = delete;

  // Opens a connection where there is none. What is lost with one is not sent again.
  void send(ns3::Ipv4Address to, std::string_view message);
  std::size_t size() const { return all_.size(); }

 private:
  using Id = std::uint64_t;
  struct Connection {
    std::shared_ptr<TcpStream> stream;
    ns3::Ipv4Address peer;
    std::string unread;
    messages::Framer framer{2 * messages::max_head_size};
    Duration used{};  // when the last message passed
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
  std::map<ns3::Ipv4Address, Id> by_peer_;    // the one on which to send
  std::set<std::pair<Duration, Id>> by_use_;  // the longest idle first
  ns3::EventId event_;
  TcpListener listener_;
};

}  // namespace ishaken::sim
