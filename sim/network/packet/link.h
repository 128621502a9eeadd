// Cables as ns-3 channels that count what passes and what is lost.
#pragma once

#include <ns3/point-to-point-net-device.h>
// The channel's header wants its device to be known.
#include <ns3/point-to-point-channel.h>

#include <array>
#include <cstdint>

#include "models/base/time.h"

namespace ishaken::sim {

// Of one direction of a cable.
struct LinkCounts {
  std::uint64_t packets = 0, bytes = 0;  // sent
  std::uint64_t sent_again = 0;          // of these, packets that repeat one
  std::uint64_t lost = 0;                // on the way: errors, faults, floods
};

class Link : public ns3::PointToPointChannel {
 public:
  // The ends in the order in which their devices were attached.
  const LinkCounts& sent_by(std::size_t end) const { return counts_[end]; }
  // Packets that found the queue of that end full.
  std::uint64_t dropped_before(std::size_t end) const;

  bool TransmitStart(ns3::Ptr<const ns3::Packet> packet, ns3::Ptr<ns3::PointToPointNetDevice> from,
                     ns3::Time on_the_wire) override;

 protected:
  // What happens to a packet beyond the cable's own delay: how much longer it takes, negative where it is
  // lost.
  virtual Duration fate(const ns3::Packet&, std::size_t /*from_end*/) { return Duration{0}; }

 private:
  std::array<LinkCounts, 2> counts_;
};

}  // namespace ishaken::sim
