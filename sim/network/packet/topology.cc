#include "sim/network/packet/topology.h"

#include <fmt/format.h>
#include <ns3/drop-tail-queue.h>
#include <ns3/internet-stack-helper.h>
#include <ns3/ipv4-static-routing-helper.h>
#include <ns3/ipv4-static-routing.h>
#include <ns3/ipv4.h>
#include <ns3/node.h>
#include <ns3/queue-size.h>

#include <stdexcept>

#include "sim/network/packet/addresses.h"

namespace ishaken::sim {
namespace {

// Between a provider and its telephones, which take no part in what is measured.
constexpr double lan_rate = 1e9;
constexpr unsigned lan_queue = 1000;

ns3::Ptr<ns3::Node> new_node() {
  const auto node = ns3::CreateObject<ns3::Node>();
  ns3::InternetStackHelper stack;
  stack.SetIpv6StackInstall(false);
  stack.SetRoutingHelper(ns3::Ipv4StaticRoutingHelper());
  stack.Install(node);
  return node;
}

struct LineCard {
  double rate;  // bits per second
  unsigned queue;
  unsigned mtu;
};

// One end of a cable: a device with its queue, and the IPv4 interface on it. Its number there.
std::uint32_t plug_in(const ns3::Ptr<ns3::Node>& node, const ns3::Ptr<Link>& link, const LineCard& card,
                      ns3::Ipv4Address address) {
  const auto device = ns3::CreateObject<ns3::PointToPointNetDevice>();
  device->SetAddress(ns3::Mac48Address::Allocate());
  device->SetMtu(static_cast<std::uint16_t>(card.mtu));
  device->SetDataRate(ns3::DataRate(static_cast<std::uint64_t>(card.rate)));
  const auto queue = ns3::CreateObject<ns3::DropTailQueue<ns3::Packet>>();
  queue->SetMaxSize(ns3::QueueSize(ns3::QueueSizeUnit::PACKETS, card.queue));
  device->SetQueue(queue);
  node->AddDevice(device);
  device->Attach(link);
  const auto ip = node->GetObject<ns3::Ipv4>();
  const std::uint32_t interface = ip->AddInterface(device);
  ip->AddAddress(interface, {address, ns3::Ipv4Mask("/30")});
  ip->SetUp(interface);
  return interface;
}

ns3::Ptr<ns3::Ipv4StaticRouting> routes_of(const ns3::Ptr<ns3::Node>& node) {
  return ns3::DynamicCast<ns3::Ipv4StaticRouting>(node->GetObject<ns3::Ipv4>()->GetRoutingProtocol());
}

}  // namespace

Topology::Topology(const parties::Directory& directory, const LinkTable& links,
                   const TransportModel& transport, const Faults& faults, std::uint64_t seed)
    : backbone_(links, transport),
      paths_{links, backbone_, faults, {}},
      hosts_(directory.size()),
      phones_(directory.size()) {
  const std::size_t sites = links.sites().size();
  if (sites > most_sites)
    throw std::length_error(
        fmt::format("packets travel between at most {} countries, and there are {}; play this scenario with "
                    "fidelity.network: message",
                    most_sites - 1, sites - 1));
  paths_.parties.resize(sites);
  interface_to_.assign(sites, std::vector<std::uint32_t>(sites, 0));
  for (const auto& site : links.sites()) {
    routers_.push_back(new_node());
    names_.push_back(name_of_site(site.country));
  }
  for (std::uint32_t i = 0; i < directory.size(); ++i)
    if (directory.at(PartyId{i}).role != parties::Role::outside_world)
      add_host(directory, PartyId{i}, transport, seed);
  add_cables(transport);
  add_routes();
}

void Topology::add_host(const parties::Directory& directory, PartyId party, const TransportModel& transport,
                        std::uint64_t seed) {
  const parties::Directory::Place& place = directory.at(party);
  const std::size_t site = paths_.links.site(place.country);
  const std::size_t which = paths_.parties[site].size();
  if (which >= most_hosts_of_a_site)
    throw std::length_error(fmt::format("{} has more than {} parties, and packets cannot reach more",
                                        names_[site], most_hosts_of_a_site));
  paths_.parties[site].push_back(party);
  const LineCard card{transport.rate_of(party), transport.access_queue, transport.mtu};
  const Duration full_queue = seconds(8.0 * card.mtu * card.queue / card.rate);
  const auto link = ns3::CreateObject<AccessLink>(paths_, Stream(seed, place.path + "/access"), full_queue);
  Host& host = hosts_[number(party)] = {new_node(), host_address(site, which)};
  const auto uplink = plug_in(host.node, link, card, host.address);
  plug_in(routers_[site], link, card, router_address(site, which));
  routes_of(host.node)->SetDefaultRoute(router_address(site, which), uplink);
  links_.push_back({place.path, names_[site], link});
  if (place.role == parties::Role::service_provider) add_phones(place.path, party, transport);
}

// Private addresses that only the provider's host knows: nothing else ever sends there.
void Topology::add_phones(const std::string& path, PartyId party, const TransportModel& transport) {
  const LineCard card{lan_rate, lan_queue, transport.mtu};
  const auto link = ns3::CreateObject<Link>();
  phones_[number(party)] = {new_node(), ns3::Ipv4Address("192.168.0.2")};
  const Host& phones = phones_[number(party)];
  const ns3::Ipv4Address provider("192.168.0.1");
  const auto uplink = plug_in(phones.node, link, card, phones.address);
  plug_in(hosts_[number(party)].node, link, card, provider);
  // A provider speaks to them by its public address.
  routes_of(phones.node)->SetDefaultRoute(provider, uplink);
  links_.push_back({path + "/phones", path, link});
}

void Topology::add_cables(const TransportModel& transport) {
  std::uint32_t next = first_address(most_sites);
  for (const Backbone::Cable& cable : backbone_.cables()) {
    const LineCard card{cable.rate, transport.backbone_queue, transport.mtu};
    const auto link = ns3::CreateObject<Link>();
    link->SetAttribute("Delay", ns3::TimeValue(ns3::NanoSeconds(cable.delay.count())));
    interface_to_[cable.a][cable.b] = plug_in(routers_[cable.a], link, card, ns3::Ipv4Address(next + 1));
    interface_to_[cable.b][cable.a] = plug_in(routers_[cable.b], link, card, ns3::Ipv4Address(next + 2));
    links_.push_back({names_[cable.a], names_[cable.b], link});
    next += 4;
  }
}

std::vector<std::string> Topology::cables() const {
  std::vector<std::string> names;
  for (const Backbone::Cable& cable : backbone_.cables())
    names.push_back(names_[cable.a] + "-" + names_[cable.b]);
  return names;
}

std::optional<Topology::Place> Topology::find(std::string_view name) const {
  for (std::size_t site = 0; site < names_.size(); ++site)
    if (names_[site] == name) return Place{routers_[site], 0, true};
  for (const Backbone::Cable& cable : backbone_.cables())
    for (const auto& [a, b] : {std::pair(cable.a, cable.b), std::pair(cable.b, cable.a)})
      if (names_[a] + "-" + names_[b] == name) return Place{routers_[a], interface_to_[a][b], false};
  for (const NamedLink& link : links_)
    if (link.a == name) return Place{link.link->GetPointToPointDevice(0)->GetNode(), 0, false};
  return std::nullopt;
}

void Topology::add_routes() {
  for (std::size_t from = 0; from < routers_.size(); ++from) {
    const auto routes = routes_of(routers_[from]);
    for (std::size_t to = 0; to < routers_.size(); ++to)
      if (from != to)
        routes->AddNetworkRouteTo(ns3::Ipv4Address(first_address(to)), ns3::Ipv4Mask("/16"),
                                  interface_to_[from][backbone_.next(from, to)]);
  }
}

}  // namespace ishaken::sim
