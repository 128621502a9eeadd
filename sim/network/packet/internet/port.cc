#include "sim/network/packet/internet/port.h"

#include <ns3/node.h>
#include <ns3/simulator.h>
// SimpleNetDevice's header only declares these types, and its destructor needs their definitions.
#include <ns3/error-model.h>
#include <ns3/queue.h>
#include <ns3/simple-channel.h>

#include <stdexcept>

namespace ishaken::sim {
namespace {

constexpr std::uint32_t framing = 2;  // PPP names the protocol (RFC 1661 section 2)

Duration time_on_the_wire(std::uint32_t bytes, double rate) { return seconds(8.0 * bytes / rate); }

}  // namespace

Port::Port(const Line& line, ns3::Ptr<Link> link)
    : line_(line), link_(std::move(link)), end_(link_->GetNDevices()) {
  SetMtu(line.mtu);
  link_->attach(*this);
}

Port::~Port() = default;

void Port::plug_into(const ns3::Ptr<ns3::Node>& node, ns3::Ipv4Address address) {
  SetAddress(ns3::Mac48Address::Allocate());
  node->AddDevice(this);
  node_ = node->GetId();
  address_ = address.Get();
  ip_ = node->GetObject<ns3::Ipv4L3Protocol>();
  const std::uint32_t interface = ip_->AddInterface(this);
  if (interface != GetIfIndex()) throw std::logic_error("interfaces and devices have other numbers");
  ip_->AddAddress(interface, {address, ns3::Ipv4Mask("/30")});
  ip_->SetUp(interface);
}

bool Port::Send(ns3::Ptr<ns3::Packet> packet, const ns3::Address&, std::uint16_t) {
  const Duration now(ns3::Simulator::Now().GetNanoSeconds());
  while (!starts_.empty() && starts_.front() <= now) starts_.pop();
  if (starts_.size() >= line_.queue) {
    link_->drop_before(end_);
    return false;
  }
  const Duration start = std::max(now, idle_from_);
  if (start > now) starts_.push(start);
  const std::uint32_t bytes = packet->GetSize() + framing;
  idle_from_ = start + time_on_the_wire(bytes, line_.rate);
  if (const auto under_way = link_->carry(*packet, end_, bytes)) {
    Port& other = link_->port(1 - end_);
    ns3::Simulator::ScheduleWithContext(other.node_,
                                        ns3::NanoSeconds((idle_from_ - now + *under_way).count()),
                                        &Port::arrive, &other, std::move(packet));
  }
  return true;
}

// Hands the packet to IPv4 directly, past ns-3's protocol handlers and traces, since nothing here uses them.
void Port::arrive(ns3::Ptr<ns3::Packet> packet) {
  static const ns3::Address nobody;
  ip_->Receive(this, packet, ns3::Ipv4L3Protocol::PROT_NUMBER, nobody, nobody, PACKET_HOST);
}

void Port::DoDispose() {
  link_ = nullptr;
  ip_ = nullptr;
  SimpleNetDevice::DoDispose();
}

}  // namespace ishaken::sim
