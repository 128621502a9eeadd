#include "sim/network/packet/link.h"

#include <ns3/node.h>
#include <ns3/packet.h>
#include <ns3/queue.h>
#include <ns3/simulator.h>

#include "sim/network/packet/sent_again.h"

namespace ishaken::sim {

std::uint64_t Link::dropped_before(std::size_t end) const {
  return GetPointToPointDevice(end)->GetQueue()->GetTotalDroppedPackets();
}

bool Link::TransmitStart(ns3::Ptr<const ns3::Packet> packet, ns3::Ptr<ns3::PointToPointNetDevice> from,
                         ns3::Time on_the_wire) {
  const std::size_t end = GetPointToPointDevice(0) == from ? 0 : 1;
  LinkCounts& counts = counts_[end];
  ++counts.packets;
  counts.bytes += packet->GetSize();
  if (was_sent_before(*packet)) ++counts.sent_again;
  const Duration longer = fate(*packet, end);
  if (longer < Duration{0}) {
    ++counts.lost;
    return true;
  }
  const ns3::Ptr<ns3::PointToPointNetDevice> to = GetPointToPointDevice(1 - end);
  ns3::Simulator::ScheduleWithContext(to->GetNode()->GetId(),
                                      on_the_wire + GetDelay() + ns3::NanoSeconds(longer.count()),
                                      &ns3::PointToPointNetDevice::Receive, to, packet->Copy());
  return true;
}

}  // namespace ishaken::sim
