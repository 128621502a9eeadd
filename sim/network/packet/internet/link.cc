#include "sim/network/packet/internet/link.h"

#include "sim/network/packet/internet/port.h"
#include "sim/network/packet/internet/sent_again.h"

namespace ishaken::sim {

std::optional<Duration> Link::carry(const ns3::Packet& packet, std::size_t from_end, std::uint32_t bytes) {
  LinkCounts& counts = counts_[from_end];
  ++counts.packets;
  counts.bytes += bytes;
  if (was_sent_before(packet)) ++counts.sent_again;
  const auto longer = fate(packet, from_end);
  if (longer) return delay_ + *longer;
  ++counts.lost;
  return std::nullopt;
}

ns3::Ptr<ns3::NetDevice> Link::GetDevice(std::size_t end) const { return ports_[end]; }

}  // namespace ishaken::sim
