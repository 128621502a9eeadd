// The simulated internet of a scenario: a router per country (and one for the registry), a host per party on
// its country's router, and cables between the routers. IPv4, static routes, no queues other than those of
// the devices.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/parties/directory.h"
#include "sim/network/packet/internet/access_link.h"
#include "sim/network/packet/internet/backbone.h"
#include "sim/network/packet/internet/host.h"
#include "sim/network/packet/internet/link.h"
#include "sim/network/packet/internet/routes.h"
#include "sim/network/transport_model.h"

namespace ishaken::sim {

class Topology {
 public:
  // A link, with the names of its ends in tables and captures: "FR" is a router, "FR/provider/1" a host,
  // "FR/provider/1/phones" its telephones.
  struct NamedLink {
    std::string a, b;
    ns3::Ptr<Link> link;
  };

  // The arguments must outlive the topology.
  Topology(const parties::Directory& directory, const LinkTable& links, const TransportModel& transport,
           const Faults& faults, std::uint64_t seed);

  // Returns a host without a node for a party that is not on the network.
  const Host& host(PartyId party) const { return hosts_[number(party)]; }
  // Returns the host of the telephones of a provider's customers; without a node for other parties.
  const Host& phones(PartyId party) const { return phones_[number(party)]; }
  PartyId party_at(ns3::Ipv4Address address) const { return paths_.party_at(address.Get()); }
  const std::vector<NamedLink>& links() const { return links_; }
  // A point at which packets can be captured: an interface of a node, 0 for all of them.
  struct CapturePoint {
    ns3::Ptr<ns3::Node> node;
    std::uint32_t interface = 0;
    bool is_router = false;  // each packet comes in and goes out again
  };
  // Finds a party ("FR/provider/1"), a country's router ("FR") or a cable ("FR-DE").
  std::optional<CapturePoint> find(std::string_view name) const;
  // Returns the names of the cables between countries, such as "FR-DE".
  std::vector<std::string> cables() const;

 private:
  void add_host(const parties::Directory& directory, PartyId party, const TransportModel& transport,
                std::uint64_t seed);
  void add_phones(const std::string& path, const Host& provider, HostRoutes& of_provider, PartyId party);
  void add_cables(const TransportModel& transport);
  void add_ways(std::size_t from, std::size_t neighbour, ns3::Ipv4Address own_end,
                const ns3::Ptr<ns3::NetDevice>& device);

  std::uint16_t mtu_;
  Backbone backbone_;
  Paths paths_;
  std::vector<ns3::Ptr<ns3::Node>> routers_;    // by site
  std::vector<ns3::Ptr<RouterRoutes>> routes_;  // by site
  std::vector<std::string> names_;              // by site
  std::vector<Host> hosts_, phones_;            // by party
  std::vector<NamedLink> links_;
};

}  // namespace ishaken::sim
