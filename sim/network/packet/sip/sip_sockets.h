// Port 5060 of a host: sends and receives whole SIP messages over UDP and TCP. The stack fragments datagrams
// above the MTU; one lost fragment loses the message.
#pragma once

#include <ns3/socket.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "models/messages/sip_names.h"
#include "sim/network/packet/internet/host.h"
#include "sim/network/packet/sip/sip_connections.h"

namespace ishaken::sim {

inline constexpr std::uint16_t sip_port = 5060;

struct SipPeer {
  ns3::Ipv4Address address = ns3::Ipv4Address::GetZero();
  messages::SipTransport transport = messages::SipTransport::udp;
  std::uint16_t port = sip_port;

  bool is_reliable() const { return transport != messages::SipTransport::udp; }
};

struct SipCounters {
  std::uint64_t udp_sent = 0, tcp_sent = 0;
  std::uint64_t retransmissions = 0;  // by this host
  std::uint64_t malformed = 0;        // received bytes that are not SIP
};

class SipSockets {
 public:
  using Received = std::function<void(const SipPeer&, std::string_view)>;
  // `keep_alive` is the time without messages after which a TCP connection is closed.
  SipSockets(const Host& host, Duration keep_alive, Received received);
  ~SipSockets();
  SipSockets(const SipSockets&) = delete;
  SipSockets& operator=(const SipSockets&) = delete;

  // Sends a message. Does nothing if the address is 0.0.0.0; then the sender's timer fires.
  void send(const SipPeer& to, std::string_view message);
  // Sends a message again, marked as a retransmission.
  void send_again(const SipPeer& to, std::string_view message);
  std::size_t connections() const { return connections_.size(); }

  SipCounters counters;

 private:
  void send(const SipPeer& to, std::string_view message, bool again);
  void readable();

  Received received_;
  std::string datagram_;  // the current one; a member to reuse its memory
  ns3::Ptr<ns3::Socket> udp_;
  SipConnections connections_;
};

}  // namespace ishaken::sim
