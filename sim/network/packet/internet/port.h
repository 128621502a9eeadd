// One end of a cable: the device with which a node sends and receives. Packets wait in a queue of bounded
// length, leave one after the other at the rate of the cable, and arrive at the other node's IPv4. The
// departure time is computed when a packet comes, so that a packet costs one event; ns-3's
// PointToPointNetDevice takes two, and calls a dozen traces for every packet.
#pragma once

#include <ns3/ipv4-l3-protocol.h>
#include <ns3/simple-net-device.h>

#include <queue>

#include "sim/network/packet/internet/link.h"

namespace ishaken::sim {

class Port final : public ns3::SimpleNetDevice {
 public:
  struct Line {
    double rate = 0;        // bits per second
    std::size_t queue = 0;  // waiting packets, at most; one more may be leaving
    std::uint16_t mtu = 0;  // bytes
  };
  // Attaches to the next free end of the link.
  Port(const Line& line, ns3::Ptr<Link> link);
  ~Port() override;

  const Line& line() const { return line_; }
  std::uint32_t address() const { return address_; }
  // Becomes a new interface of the node, which must have an IPv4 stack; device and interface get the same
  // number.
  void plug_into(const ns3::Ptr<ns3::Node>& node, ns3::Ipv4Address address);

  bool Send(ns3::Ptr<ns3::Packet> packet, const ns3::Address&, std::uint16_t protocol) override;
  ns3::Ptr<ns3::Channel> GetChannel() const override { return link_; }
  ns3::Address GetBroadcast() const override { return {}; }
  bool IsLinkUp() const override { return true; }
  bool IsPointToPoint() const override { return true; }
  bool IsBroadcast() const override { return false; }
  bool NeedsArp() const override { return false; }

 private:
  void DoDispose() override;
  void arrive(ns3::Ptr<ns3::Packet> packet);

  Line line_;
  ns3::Ptr<Link> link_;
  std::size_t end_;
  ns3::Ptr<ns3::Ipv4L3Protocol> ip_;
  std::uint32_t node_ = 0, address_ = 0;
  Duration idle_from_{0};        // since the start of the run
  std::queue<Duration> starts_;  // of waiting packets
};

}  // namespace ishaken::sim
