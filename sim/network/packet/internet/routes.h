// Routing by arithmetic on addresses (addresses.h). ns-3's own routing searches a list of prefixes for every
// packet; with 193 countries that takes a quarter of a run.
#pragma once

#include <ns3/ipv4-route.h>
#include <ns3/ipv4-routing-protocol.h>

#include <cstdint>
#include <vector>

namespace ishaken::sim {

// A routing protocol of a node whose devices and interfaces have the same numbers (Port::plug_into ensures
// that).
class Routes : public ns3::Ipv4RoutingProtocol {
 public:
  using Route = ns3::Ptr<ns3::Ipv4Route>;

  ns3::Ptr<ns3::Ipv4Route> RouteOutput(ns3::Ptr<ns3::Packet>, const ns3::Ipv4Header& header,
                                       ns3::Ptr<ns3::NetDevice>, ns3::Socket::SocketErrno& error) final;
  bool RouteInput(ns3::Ptr<const ns3::Packet> packet, const ns3::Ipv4Header& header,
                  ns3::Ptr<const ns3::NetDevice> device, UnicastForwardCallback forward,
                  MulticastForwardCallback, LocalDeliverCallback deliver, ErrorCallback) final;

 protected:
  static Route by(const ns3::Ptr<ns3::NetDevice>& device, ns3::Ipv4Address source);
  virtual bool is_mine(std::uint32_t address) const = 0;
  // Returns the route to an address; null if there is none.
  virtual const Route* find(std::uint32_t address) const = 0;
  virtual bool forwards() const = 0;

 private:
  void NotifyInterfaceUp(std::uint32_t) final {}
  void NotifyInterfaceDown(std::uint32_t) final {}
  void NotifyAddAddress(std::uint32_t, ns3::Ipv4InterfaceAddress) final {}
  void NotifyRemoveAddress(std::uint32_t, ns3::Ipv4InterfaceAddress) final {}
  void SetIpv4(ns3::Ptr<ns3::Ipv4>) final {}
  void PrintRoutingTable(ns3::Ptr<ns3::OutputStreamWrapper>, ns3::Time::Unit) const final {}
};

// The routes of a host with one cable to its router, and perhaps one to telephones.
class HostRoutes final : public Routes {
 public:
  void set_way_out(ns3::Ipv4Address own, const ns3::Ptr<ns3::NetDevice>& device);
  void set_telephones(ns3::Ipv4Address there, const ns3::Ptr<ns3::NetDevice>& device);

 private:
  void DoDispose() override;
  bool is_mine(std::uint32_t address) const override { return address == own_.Get(); }
  const Route* find(std::uint32_t address) const override;
  bool forwards() const override { return false; }

  ns3::Ipv4Address own_, telephones_;
  Route out_, to_telephones_;
};

// The routes of a country's router.
class RouterRoutes final : public Routes {
 public:
  void set_site(std::size_t site) { site_ = site; }
  void add_host(ns3::Ipv4Address own_end, const ns3::Ptr<ns3::NetDevice>& device);  // to the next host
  void set_way_to(std::size_t site, ns3::Ipv4Address own_end, const ns3::Ptr<ns3::NetDevice>& device);

 private:
  void DoDispose() override;
  bool is_mine(std::uint32_t address) const override;
  const Route* find(std::uint32_t address) const override;
  bool forwards() const override { return true; }

  std::size_t site_ = 0;
  std::vector<Route> hosts_, sites_;
};

}  // namespace ishaken::sim
