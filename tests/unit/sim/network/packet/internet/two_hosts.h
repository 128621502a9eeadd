// Two machines and the cable between them, for tests of what runs on them.
#pragma once

#include <ns3/boolean.h>
#include <ns3/internet-stack-helper.h>
#include <ns3/ipv4-static-routing-helper.h>
#include <ns3/ipv4.h>
#include <ns3/point-to-point-helper.h>
#include <ns3/point-to-point-net-device.h>
#include <ns3/string.h>
#include <ns3/uinteger.h>

#include "sim/engine/engine.h"
#include "sim/network/packet/internet/host.h"

namespace ishaken::sim {

class TwoHosts {
 public:
  explicit TwoHosts(Duration one_way = std::chrono::milliseconds(10)) {
    ns3::InternetStackHelper stack;
    stack.SetIpv6StackInstall(false);
    stack.SetRoutingHelper(ns3::Ipv4StaticRoutingHelper());
    ns3::PointToPointHelper cable;
    cable.SetDeviceAttribute("DataRate", ns3::StringValue("100Mbps"));
    cable.SetChannelAttribute("Delay", ns3::TimeValue(ns3::NanoSeconds(one_way.count())));
    ns3::NodeContainer nodes(2);
    stack.Install(nodes);
    devices = cable.Install(nodes);
    a = place(0, "10.0.0.1");
    b = place(1, "10.0.0.2");
  }

  // Whether anything passes from and to that machine.
  static void set_up(const Host& host, bool up) {
    const auto ip = host.node->GetObject<ns3::Ipv4>();
    up ? ip->SetUp(1) : ip->SetDown(1);
  }

  Engine engine{Instant{}};
  ns3::NetDeviceContainer devices;
  Host a, b;

 private:
  Host place(std::uint32_t which, const char* address) {
    const auto device = devices.Get(which);
    const auto ip = device->GetNode()->GetObject<ns3::Ipv4>();
    const auto interface = ip->AddInterface(device);
    ip->AddAddress(interface, {ns3::Ipv4Address(address), ns3::Ipv4Mask("/30")});
    ip->SetUp(interface);
    return {device->GetNode(), ns3::Ipv4Address(address)};
  }
};

}  // namespace ishaken::sim
