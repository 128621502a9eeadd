// A cable between two nodes: delays, counts and loses the packets that their ports send.
#pragma once

#include <ns3/channel.h>
#include <ns3/packet.h>

#include <array>
#include <cstdint>
#include <optional>

#include "models/base/time.h"

namespace ishaken::sim {

class Port;

// The counters of one direction of a cable.
struct LinkCounts {
  std::uint64_t packets = 0, bytes = 0;  // sent
  std::uint64_t sent_again = 0;          // of these, retransmitted packets
  std::uint64_t dropped = 0;             // before they were sent, because the queue was full
  std::uint64_t lost = 0;                // in transit: errors, faults, floods
};

class Link : public ns3::Channel {
 public:
  explicit Link(Duration delay = Duration{0}) : delay_(delay) {}

  // Attaches the next of the two ends.
  void attach(Port& port) { ports_[attached_++] = &port; }
  Port& port(std::size_t end) const { return *ports_[end]; }
  Duration delay() const { return delay_; }
  const LinkCounts& sent_by(std::size_t end) const { return counts_[end]; }

  // Carries a packet from that end; returns its time on the cable, or nullopt if it is lost.
  std::optional<Duration> carry(const ns3::Packet& packet, std::size_t from_end, std::uint32_t bytes);
  void drop_before(std::size_t end) { ++counts_[end].dropped; }

  std::size_t GetNDevices() const override { return attached_; }
  ns3::Ptr<ns3::NetDevice> GetDevice(std::size_t end) const override;

 protected:
  // Returns the delay of a packet, which begins with its IPv4 header, in addition to the cable's own; nullopt
  // if it is lost.
  virtual std::optional<Duration> fate(const ns3::Packet&, std::size_t /*from_end*/) { return Duration{0}; }

 private:
  Duration delay_;
  std::array<Port*, 2> ports_{};  // owned by their nodes
  std::size_t attached_ = 0;
  std::array<LinkCounts, 2> counts_;
};

}  // namespace ishaken::sim
