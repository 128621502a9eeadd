// Hosts around a router, the cables of their phones, and a record of every SIP message that a host sends.
#pragma once

#include <ns3/boolean.h>
#include <ns3/error-model.h>
#include <ns3/internet-stack-helper.h>
#include <ns3/ipv4-static-routing-helper.h>
#include <ns3/ipv4.h>
#include <ns3/point-to-point-helper.h>
#include <ns3/point-to-point-net-device.h>

#include <ns3/pointer.h>
#include <ns3/random-variable-stream.h>
#include <ns3/simulator.h>
#include <ns3/string.h>

#include <list>
#include <map>
#include <string>
#include <vector>

#include "sim/engine/engine.h"
#include "sim/network/packet/internet/host.h"
#include "sim/network/packet/internet/stack.h"
#include "tests/unit/models/messages/plain_sip.h"

namespace ishaken::sim {

class SipStar {
 public:
  explicit SipStar(Duration to_router = std::chrono::milliseconds(5)) : to_router_(to_router) {
    set_stack_defaults(default_mtu, true);
    stack_.SetIpv6StackInstall(false);
    stack_.SetRoutingHelper(ns3::Ipv4StaticRoutingHelper());
    router_ = ns3::CreateObject<ns3::Node>();
    stack_.Install(router_);
  }

  Host add(const std::string& name) {
    const auto node = ns3::CreateObject<ns3::Node>();
    stack_.Install(node);
    return connect(node, router_, name, to_router_);
  }
  Host add_phones(const Host& of, const std::string& name) {
    const auto node = ns3::CreateObject<ns3::Node>();
    stack_.Install(node);
    return connect(node, of.node, name, Duration{});
  }

  // The device by which the host sends; packets that arrive there with these numbers (from 0) are lost.
  void lose(const Host& host, std::list<std::uint32_t> numbers) {
    const auto model = ns3::CreateObject<ns3::ReceiveListErrorModel>();
    model->SetList(numbers);
    host.node->GetDevice(1)->SetAttribute("ReceiveErrorModel", ns3::PointerValue(model));
  }
  void cut(const Host& host) { host.node->GetObject<ns3::Ipv4>()->SetDown(1); }

  // May be called again for more, which an Engine does not allow.
  static void run(Duration until) {
    ns3::Simulator::Stop(ns3::NanoSeconds(until.count()) - ns3::Simulator::Now());
    ns3::Simulator::Run();
  }

  struct Sent {
    Duration at;
    std::string what;  // "a>b INVITE"; "a>b ..." for a fragment
    messages::PlainSip sip;
    bool by_tcp;
    std::size_t size;  // of the SIP message, or what of it is in this packet
  };
  std::vector<Sent> sent;
  std::vector<std::string> ladder() const {
    std::vector<std::string> out;
    for (const Sent& each : sent) out.push_back(each.what);
    return out;
  }
  const messages::PlainSip& find(std::string_view what) const {
    for (const Sent& each : sent)
      if (each.what == what) return each.sip;
    static const messages::PlainSip none("");
    return none;
  }
  std::vector<double> times(std::string_view what) const {
    std::vector<double> out;
    for (const Sent& each : sent)
      if (each.what == what) out.push_back(in_seconds(each.at));
    return out;
  }

  Engine engine{Instant{}};

 private:
  Host connect(const ns3::Ptr<ns3::Node>& node, const ns3::Ptr<ns3::Node>& to, const std::string& name,
               Duration delay) {
    ns3::PointToPointHelper cable;
    cable.SetDeviceAttribute("DataRate", ns3::StringValue("1Gbps"));
    cable.SetChannelAttribute("Delay", ns3::TimeValue(ns3::NanoSeconds(delay.count())));
    const auto devices = cable.Install(node, to);
    const std::uint32_t net = 0x0a000000u + 4 * nets_++;
    const ns3::Ipv4Address address(net + 1), other(net + 2);
    place(devices.Get(0), address);
    place(devices.Get(1), other);
    ns3::Ipv4StaticRoutingHelper().GetStaticRouting(node->GetObject<ns3::Ipv4>())->SetDefaultRoute(other, 1);
    names_[address.Get()] = name;
    // A host of phones is known to its provider by the address at the other end of its cable.
    if (to != router_) names_[other.Get()] = names_.at(address_of(to).Get());
    for (std::uint32_t i = 0; i < 2; ++i)
      if (devices.Get(i)->GetNode() != router_)
        devices.Get(i)->TraceConnectWithoutContext("PhyTxBegin", ns3::MakeCallback(&SipStar::note, this));
    return {node, address};
  }
  static ns3::Ipv4Address address_of(const ns3::Ptr<ns3::Node>& node) {
    return node->GetObject<ns3::Ipv4>()->GetAddress(1, 0).GetLocal();
  }
  static void place(const ns3::Ptr<ns3::NetDevice>& device, ns3::Ipv4Address address) {
    const auto ip = device->GetNode()->GetObject<ns3::Ipv4>();
    const auto interface = ip->AddInterface(device);
    ip->AddAddress(interface, {address, ns3::Ipv4Mask("/30")});
    ip->SetUp(interface);
  }
  void note(ns3::Ptr<const ns3::Packet> packet) {
    std::string bytes(packet->GetSize(), '\0');
    packet->CopyData(reinterpret_cast<std::uint8_t*>(bytes.data()), packet->GetSize());
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const auto address = [&](std::size_t i) {
      return std::uint32_t{at(i)} << 24 | std::uint32_t{at(i + 1)} << 16 | std::uint32_t{at(i + 2)} << 8 |
             at(i + 3);
    };
    const std::size_t ip = 2, inner = ip + 20;  // PPP before it
    const std::string route = names_[address(ip + 12)] + ">" + names_[address(ip + 16)] + " ";
    const bool is_tcp = at(ip + 9) == 6, is_rest = (at(ip + 6) & 0x1f) != 0 || at(ip + 7) != 0;
    const std::size_t start = is_rest ? inner : inner + (is_tcp ? (at(inner + 12) >> 4) * 4u : 8u);
    const std::string text = bytes.substr(start);
    const messages::PlainSip sip(text);
    if (sip.start.find("SIP/2.0") == std::string::npos && (is_tcp || !is_rest)) return;
    sent.push_back({Duration(ns3::Simulator::Now().GetNanoSeconds()),
                    route + (is_rest ? std::string("...") : sip.kind()), sip, is_tcp, text.size()});
  }

  ns3::InternetStackHelper stack_;
  ns3::Ptr<ns3::Node> router_;
  Duration to_router_;
  std::uint32_t nets_ = 0;
  std::map<std::uint32_t, std::string> names_;
};

}  // namespace ishaken::sim
