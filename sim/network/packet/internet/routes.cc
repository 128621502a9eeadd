#include "sim/network/packet/internet/routes.h"

#include <ns3/ipv4-header.h>
#include <ns3/net-device.h>

#include "sim/network/packet/internet/addresses.h"

namespace ishaken::sim {

Routes::Route Routes::by(const ns3::Ptr<ns3::NetDevice>& device, ns3::Ipv4Address source) {
  const auto route = ns3::Create<ns3::Ipv4Route>();
  route->SetOutputDevice(device);
  route->SetSource(source);
  route->SetGateway(ns3::Ipv4Address::GetZero());  // a cable has one other end
  return route;
}

Routes::Route Routes::RouteOutput(ns3::Ptr<ns3::Packet>, const ns3::Ipv4Header& header,
                                  ns3::Ptr<ns3::NetDevice>, ns3::Socket::SocketErrno& error) {
  const Route* const route = find(header.GetDestination().Get());
  error = route == nullptr ? ns3::Socket::ERROR_NOROUTETOHOST : ns3::Socket::ERROR_NOTERROR;
  return route == nullptr ? Route() : *route;
}

bool Routes::RouteInput(ns3::Ptr<const ns3::Packet> packet, const ns3::Ipv4Header& header,
                        ns3::Ptr<const ns3::NetDevice> device, UnicastForwardCallback forward,
                        MulticastForwardCallback, LocalDeliverCallback deliver, ErrorCallback) {
  const std::uint32_t address = header.GetDestination().Get();
  if (is_mine(address)) {
    deliver(packet, header, device->GetIfIndex());
    return true;
  }
  const Route* const route = forwards() ? find(address) : nullptr;
  if (route == nullptr) return false;
  forward(*route, packet, header);
  return true;
}

// --- hosts ---

void HostRoutes::set_way_out(ns3::Ipv4Address own, const ns3::Ptr<ns3::NetDevice>& device) {
  own_ = own;
  out_ = by(device, own);
}

// Adds the route to the telephones. Its source is the provider's public address.
void HostRoutes::set_telephones(ns3::Ipv4Address there, const ns3::Ptr<ns3::NetDevice>& device) {
  telephones_ = there;
  to_telephones_ = by(device, own_);
}

const Routes::Route* HostRoutes::find(std::uint32_t address) const {
  return to_telephones_ && address == telephones_.Get() ? &to_telephones_ : &out_;
}

void HostRoutes::DoDispose() {
  out_ = to_telephones_ = nullptr;
  Routes::DoDispose();
}

// --- routers ---

void RouterRoutes::add_host(ns3::Ipv4Address own_end, const ns3::Ptr<ns3::NetDevice>& device) {
  hosts_.push_back(by(device, own_end));
}

void RouterRoutes::set_way_to(std::size_t site, ns3::Ipv4Address own_end,
                              const ns3::Ptr<ns3::NetDevice>& device) {
  if (sites_.size() <= site) sites_.resize(site + 1);
  sites_[site] = by(device, own_end);
}

// Returns whether this is the router's end of the cable of a host.
bool RouterRoutes::is_mine(std::uint32_t address) const {
  return (address & ~0xffffu) == first_address(site_) && host_of(address) < hosts_.size() &&
         ns3::Ipv4Address(address) == router_address(site_, host_of(address));
}

const Routes::Route* RouterRoutes::find(std::uint32_t address) const {
  const std::vector<Route>& table = site_of(address) == site_ ? hosts_ : sites_;
  const std::size_t which = site_of(address) == site_ ? host_of(address) : site_of(address);
  return which < table.size() && table[which] ? &table[which] : nullptr;
}

void RouterRoutes::DoDispose() {
  hosts_.clear();
  sites_.clear();
  Routes::DoDispose();
}

}  // namespace ishaken::sim
