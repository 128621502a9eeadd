#include "tests/unit/sim/network/packet/internet/two_hosts.h"

#include <gtest/gtest.h>
#include <ns3/packet.h>
#include <ns3/udp-socket-factory.h>
#include <ns3/udp-socket.h>

namespace ishaken::sim {
namespace {

TEST(TwoHosts, ExchangeADatagram) {
  TwoHosts hosts;
  const auto listening = ns3::Socket::CreateSocket(hosts.b.node, ns3::UdpSocketFactory::GetTypeId());
  listening->Bind(ns3::InetSocketAddress(hosts.b.address, 5060));
  const auto sending = ns3::Socket::CreateSocket(hosts.a.node, ns3::UdpSocketFactory::GetTypeId());
  sending->SendTo(ns3::Create<ns3::Packet>(100), 0, ns3::InetSocketAddress(hosts.b.address, 5060));
  hosts.engine.run(Instant{} + std::chrono::seconds(1), 1000);
  const auto packet = listening->Recv();
  ASSERT_TRUE(packet);
  EXPECT_EQ(packet->GetSize(), 100u);
}

}  // namespace
}  // namespace ishaken::sim
