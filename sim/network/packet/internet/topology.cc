#include "sim/network/packet/internet/topology.h"

#include <fmt/format.h>
#include <ns3/internet-stack-helper.h>
#include <ns3/ipv4-routing-helper.h>
#include <ns3/node.h>

#include <stdexcept>

#include "sim/network/packet/internet/addresses.h"
#include "sim/network/packet/internet/port.h"
#include "sim/network/packet/internet/routes.h"

namespace ishaken::sim {
namespace {

// The link between a provider and its telephones, which is not measured.
constexpr double lan_rate = 1e9;
constexpr unsigned lan_queue = 1000;

// Gives a node its routes while its internet stack is installed.
class GivenRoutes final : public ns3::Ipv4RoutingHelper {
 public:
  explicit GivenRoutes(ns3::Ptr<Routes> routes) : routes_(std::move(routes)) {}
  GivenRoutes* Copy() const override { return new GivenRoutes(routes_); }  // ns-3 owns the copy
  ns3::Ptr<ns3::Ipv4RoutingProtocol> Create(ns3::Ptr<ns3::Node>) const override { return routes_; }

 private:
  ns3::Ptr<Routes> routes_;
};

ns3::Ptr<ns3::Node> new_node(const ns3::Ptr<Routes>& routes) {
  const auto node = ns3::CreateObject<ns3::Node>();
  ns3::InternetStackHelper stack;
  stack.SetIpv6StackInstall(false);
  stack.SetRoutingHelper(GivenRoutes(routes));
  stack.Install(node);
  return node;
}

ns3::Ptr<Port> plug_in(const ns3::Ptr<ns3::Node>& node, const ns3::Ptr<Link>& link, const Port::Line& line,
                       ns3::Ipv4Address address) {
  const auto port = ns3::CreateObject<Port>(line, link);
  port->plug_into(node, address);
  return port;
}

}  // namespace

Topology::Topology(const parties::Directory& directory, const LinkTable& links,
                   const TransportModel& transport, const Faults& faults, std::uint64_t seed)
    : mtu_(static_cast<std::uint16_t>(transport.mtu)),
      backbone_(links, transport),
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
  for (std::size_t site = 0; site < sites; ++site) {
    routes_.push_back(ns3::CreateObject<RouterRoutes>());
    routes_.back()->set_site(site);
    routers_.push_back(new_node(routes_.back()));
    names_.push_back(name_of_site(links.sites()[site].country));
  }
  for (std::uint32_t i = 0; i < directory.size(); ++i)
    if (directory.at(PartyId{i}).role != parties::Role::outside_world)
      add_host(directory, PartyId{i}, transport, seed);
  add_cables(transport);
}

void Topology::add_host(const parties::Directory& directory, PartyId party, const TransportModel& transport,
                        std::uint64_t seed) {
  const parties::Directory::Entry& entry = directory.at(party);
  const std::size_t site = paths_.links.site(entry.country);
  const std::size_t which = paths_.parties[site].size();
  if (which >= most_hosts_of_a_site)
    throw std::length_error(fmt::format("{} has more than {} parties, and packets cannot reach more",
                                        names_[site], most_hosts_of_a_site));
  paths_.parties[site].push_back(party);
  const Port::Line line{transport.rate_of(party), transport.access_queue, mtu_};
  const Duration full_queue = seconds(8.0 * line.mtu * static_cast<double>(line.queue) / line.rate);
  const auto link = ns3::CreateObject<AccessLink>(paths_, Stream(seed, entry.path + "/access"), full_queue);
  const auto routes = ns3::CreateObject<HostRoutes>();
  const Host& host = hosts_[number(party)] = {new_node(routes), host_address(site, which)};
  routes->set_way_out(host.address, plug_in(host.node, link, line, host.address));
  const ns3::Ipv4Address other_end = router_address(site, which);
  routes_[site]->add_host(other_end, plug_in(routers_[site], link, line, other_end));
  links_.push_back({entry.path, names_[site], link});
  if (entry.role == parties::Role::service_provider) add_phones(entry.path, host, *routes, party);
}

// Adds telephones at private addresses that only the provider's host can reach.
void Topology::add_phones(const std::string& path, const Host& provider, HostRoutes& of_provider,
                          PartyId party) {
  const Port::Line line{lan_rate, lan_queue, mtu_};
  const auto link = ns3::CreateObject<Link>();
  const auto routes = ns3::CreateObject<HostRoutes>();
  const Host& phones = phones_[number(party)] = {new_node(routes), ns3::Ipv4Address("192.168.0.2")};
  routes->set_way_out(phones.address, plug_in(phones.node, link, line, phones.address));
  of_provider.set_telephones(phones.address,
                             plug_in(provider.node, link, line, ns3::Ipv4Address("192.168.0.1")));
  links_.push_back({path + "/phones", path, link});
}

void Topology::add_cables(const TransportModel& transport) {
  std::uint32_t next = first_address(most_sites);
  for (const Backbone::Cable& cable : backbone_.cables()) {
    const Port::Line line{cable.rate, transport.backbone_queue, mtu_};
    const auto link = ns3::CreateObject<Link>(cable.delay);
    const ns3::Ipv4Address a(next + 1), b(next + 2);
    add_ways(cable.a, cable.b, a, plug_in(routers_[cable.a], link, line, a));
    add_ways(cable.b, cable.a, b, plug_in(routers_[cable.b], link, line, b));
    links_.push_back({names_[cable.a], names_[cable.b], link});
    next += 4;
  }
}

// Adds all routes that begin with the cable to that neighbour.
void Topology::add_ways(std::size_t from, std::size_t neighbour, ns3::Ipv4Address own_end,
                        const ns3::Ptr<ns3::NetDevice>& device) {
  for (std::size_t to = 0; to < routers_.size(); ++to)
    if (from != to && backbone_.next(from, to) == neighbour) routes_[from]->set_way_to(to, own_end, device);
}

std::vector<std::string> Topology::cables() const {
  std::vector<std::string> names;
  for (const Backbone::Cable& cable : backbone_.cables())
    names.push_back(names_[cable.a] + "-" + names_[cable.b]);
  return names;
}

std::optional<Topology::CapturePoint> Topology::find(std::string_view name) const {
  for (std::size_t site = 0; site < names_.size(); ++site)
    if (names_[site] == name) return CapturePoint{routers_[site], 0, true};
  for (const auto& [a, b, link] : links_) {
    const Port &of_a = link->port(0), &of_b = link->port(1);
    if (a == name) return CapturePoint{of_a.GetNode(), 0, false};
    if (a + "-" + b == name) return CapturePoint{of_a.GetNode(), of_a.GetIfIndex(), false};
    if (b + "-" + a == name) return CapturePoint{of_b.GetNode(), of_b.GetIfIndex(), false};
  }
  return std::nullopt;
}

}  // namespace ishaken::sim
