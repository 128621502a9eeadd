#include "sim/network/packet/sip/sip_sockets.h"

#include <ns3/inet-socket-address.h>
#include <ns3/packet.h>
#include <ns3/udp-socket-factory.h>

#include "sim/network/packet/internet/sent_again.h"

namespace ishaken::sim {

using messages::SipTransport;

SipSockets::SipSockets(const Host& host, Duration keep_alive, Received received)
    : received_(std::move(received)),
      udp_(ns3::Socket::CreateSocket(host.node, ns3::UdpSocketFactory::GetTypeId())),
      connections_(
          host, keep_alive,
          [this](ns3::Ipv4Address from, std::string_view message) {
            received_({from, SipTransport::tcp, sip_port}, message);
          },
          [this] { ++counters.malformed; }) {
  udp_->Bind(ns3::InetSocketAddress(host.address, sip_port));
  udp_->SetRecvCallback([this](ns3::Ptr<ns3::Socket>) { readable(); });
}

SipSockets::~SipSockets() {
  udp_->SetRecvCallback(ns3::MakeNullCallback<void, ns3::Ptr<ns3::Socket>>());
  udp_->Close();
}

void SipSockets::send(const SipPeer& to, std::string_view message) { send(to, message, false); }

void SipSockets::send_again(const SipPeer& to, std::string_view message) {
  ++counters.retransmissions;
  send(to, message, true);
}

void SipSockets::send(const SipPeer& to, std::string_view message, bool again) {
  if (to.address == ns3::Ipv4Address::GetZero()) return;
  if (to.is_reliable()) {
    ++counters.tcp_sent;
    return connections_.send(to.address, message);
  }
  ++counters.udp_sent;
  const auto packet = ns3::Create<ns3::Packet>(reinterpret_cast<const std::uint8_t*>(message.data()),
                                               static_cast<std::uint32_t>(message.size()));
  if (again) mark_sent_again(*packet);
  udp_->SendTo(packet, 0, ns3::InetSocketAddress(to.address, to.port));
}

void SipSockets::readable() {
  ns3::Address from;
  while (const auto packet = udp_->RecvFrom(from)) {
    datagram_.resize(packet->GetSize());
    packet->CopyData(reinterpret_cast<std::uint8_t*>(datagram_.data()), packet->GetSize());
    const auto source = ns3::InetSocketAddress::ConvertFrom(from);
    received_({source.GetIpv4(), SipTransport::udp, source.GetPort()}, datagram_);
  }
}

}  // namespace ishaken::sim
