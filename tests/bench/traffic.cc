#include "tests/bench/traffic.h"

#include <ns3/data-rate.h>
#include <ns3/ipv4-l3-protocol.h>
#include <ns3/ipv4-routing-table-entry.h>
#include <ns3/ipv4-static-routing.h>
#include <ns3/ipv4.h>
#include <ns3/node-list.h>
#include <ns3/node.h>
#include <ns3/point-to-point-net-device.h>
// The channel's header wants its device to be known.
#include <ns3/point-to-point-channel.h>
#include <ns3/simulator.h>

#include <memory>
#include <set>

namespace ishaken::bench {
namespace {

Traffic::Interface interface_of(const ns3::Ptr<ns3::NetDevice>& device) {
  const auto ip = device->GetNode()->GetObject<ns3::Ipv4>();
  const auto which = static_cast<std::uint32_t>(ip->GetInterfaceForDevice(device));
  return {device->GetNode()->GetId(), which, ip->GetAddress(which, 0).GetLocal().Get()};
}

Traffic::Cable cable_of(const ns3::Ptr<ns3::PointToPointChannel>& channel) {
  const auto a = channel->GetPointToPointDevice(0), b = channel->GetPointToPointDevice(1);
  ns3::DataRateValue rate;
  a->GetAttribute("DataRate", rate);
  ns3::TimeValue delay;
  channel->GetAttribute("Delay", delay);
  return {interface_of(a), interface_of(b), rate.Get().GetBitRate(), delay.Get().GetNanoSeconds(),
          a->GetMtu()};
}

void add_cables(const ns3::Ptr<ns3::Node>& node, std::set<std::uint32_t>& seen, Traffic& out) {
  for (std::uint32_t i = 0; i < node->GetNDevices(); ++i) {
    const auto device = ns3::DynamicCast<ns3::PointToPointNetDevice>(node->GetDevice(i));
    if (!device) continue;  // the loopback
    const auto channel = ns3::DynamicCast<ns3::PointToPointChannel>(device->GetChannel());
    if (seen.insert(channel->GetId()).second) out.cables.push_back(cable_of(channel));
  }
}

void add_routes(const ns3::Ptr<ns3::Node>& node, Traffic& out) {
  const auto routing =
      ns3::DynamicCast<ns3::Ipv4StaticRouting>(node->GetObject<ns3::Ipv4>()->GetRoutingProtocol());
  for (std::uint32_t i = 0; i < routing->GetNRoutes(); ++i) {
    const ns3::Ipv4RoutingTableEntry route = routing->GetRoute(i);
    if (!route.GetGateway().IsAny() || route.GetDestNetworkMask().GetPrefixLength() == 16)
      out.routes.push_back({node->GetId(), route.GetDestNetwork().Get(), route.GetDestNetworkMask().Get(),
                            route.GetGateway().Get(), route.GetInterface()});
  }
}

}  // namespace

Traffic record(const std::function<void()>& play) {
  Traffic out;
  out.nodes = ns3::NodeList::GetNNodes();
  const std::int64_t start = ns3::Simulator::Now().GetNanoSeconds();
  std::set<std::uint32_t> seen;
  using Sent = ns3::Callback<void, const ns3::Ipv4Header&, ns3::Ptr<const ns3::Packet>, std::uint32_t>;
  std::vector<Sent> traces;
  for (std::uint32_t id = 0; id < out.nodes; ++id) {
    const auto node = ns3::NodeList::GetNode(id);
    add_cables(node, seen, out);
    add_routes(node, out);
    traces.emplace_back(
        [&out, start, id](const ns3::Ipv4Header& header, ns3::Ptr<const ns3::Packet> packet, std::uint32_t) {
          out.datagrams.push_back({ns3::Simulator::Now().GetNanoSeconds() - start, id,
                                   header.GetDestination().Get(), packet->GetSize()});
        });
    node->GetObject<ns3::Ipv4L3Protocol>()->TraceConnectWithoutContext("SendOutgoing", traces.back());
  }
  play();
  for (std::uint32_t id = 0; id < out.nodes; ++id)
    ns3::NodeList::GetNode(id)->GetObject<ns3::Ipv4L3Protocol>()->TraceDisconnectWithoutContext(
        "SendOutgoing", traces[id]);
  return out;
}

}  // namespace ishaken::bench
