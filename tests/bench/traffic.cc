#include "tests/bench/traffic.h"

#include <ns3/ipv4-l3-protocol.h>
#include <ns3/node-list.h>
#include <ns3/node.h>
#include <ns3/simulator.h>

#include <algorithm>
#include <memory>
#include <set>

#include "sim/network/packet/internet/link.h"
#include "sim/network/packet/internet/port.h"

namespace ishaken::bench {
namespace {

Traffic::Interface interface_of(const sim::Port& port) {
  return {port.GetNode()->GetId(), port.GetIfIndex(), port.address()};
}

Traffic::Cable cable_of(const sim::Link& link) {
  const sim::Port &a = link.port(0), &b = link.port(1);
  return {interface_of(a), interface_of(b), static_cast<std::uint64_t>(a.line().rate), link.delay().count(),
          a.line().mtu};
}

void add_cables(const ns3::Ptr<ns3::Node>& node, std::set<std::uint32_t>& seen, Traffic& out) {
  for (std::uint32_t i = 0; i < node->GetNDevices(); ++i) {
    const auto link = ns3::DynamicCast<sim::Link>(node->GetDevice(i)->GetChannel());
    if (!link) continue;  // the loopback has none
    if (seen.insert(link->GetId()).second) out.cables.push_back(cable_of(*link));
  }
}

// Towards the neighbour with most cables: from telephones to their provider, from a party to the router of
// its country, and between two countries from one router to the other.
void add_default_routes(Traffic& out) {
  std::vector<std::vector<std::pair<Traffic::Interface, Traffic::Interface>>> cables(out.nodes);
  for (const Traffic::Cable& cable : out.cables) {
    cables[cable.a.node].emplace_back(cable.a, cable.b);
    cables[cable.b.node].emplace_back(cable.b, cable.a);
  }
  for (const auto& of_node : cables) {
    if (of_node.empty()) continue;
    const auto& [own, other] = *std::ranges::max_element(
        of_node, {}, [&](const auto& cable) { return cables[cable.second.node].size(); });
    out.routes.push_back({own.node, other.address, own.number});
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
    traces.emplace_back(
        [&out, start, id](const ns3::Ipv4Header& header, ns3::Ptr<const ns3::Packet> packet, std::uint32_t) {
          out.datagrams.push_back({ns3::Simulator::Now().GetNanoSeconds() - start, id,
                                   header.GetDestination().Get(), packet->GetSize()});
        });
    node->GetObject<ns3::Ipv4L3Protocol>()->TraceConnectWithoutContext("SendOutgoing", traces.back());
  }
  add_default_routes(out);
  play();
  for (std::uint32_t id = 0; id < out.nodes; ++id)
    ns3::NodeList::GetNode(id)->GetObject<ns3::Ipv4L3Protocol>()->TraceDisconnectWithoutContext(
        "SendOutgoing", traces[id]);
  return out;
}

}  // namespace ishaken::bench
