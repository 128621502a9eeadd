#include "sim/network/packet/internet/access_link.h"

#include <ns3/packet.h>

#include "sim/network/packet/internet/addresses.h"

namespace ishaken::sim {
namespace {

constexpr std::nullopt_t lost = std::nullopt;
constexpr std::size_t source = 12, destination = 16;  // in an IPv4 header (RFC 791 section 3.1)

std::uint32_t address_at(const std::uint8_t* bytes) {
  return static_cast<std::uint32_t>(bytes[0]) << 24 | static_cast<std::uint32_t>(bytes[1]) << 16 |
         static_cast<std::uint32_t>(bytes[2]) << 8 | bytes[3];
}

}  // namespace

PartyId Paths::party_at(std::uint32_t address) const {
  const std::size_t site = site_of(address), host = host_of(address);
  return site < parties.size() && host < parties[site].size() ? parties[site][host] : no_party;
}

std::optional<Duration> AccessLink::fate(const ns3::Packet& packet, std::size_t from_end) {
  std::uint8_t head[destination + 4] = {};
  if (packet.CopyData(head, sizeof head) < sizeof head) return lost;
  const std::uint32_t from = address_at(head + source), to = address_at(head + destination);
  const PartyId sender = paths_.party_at(from), receiver = paths_.party_at(to);
  // Checked twice: as the packet leaves its sender, and at the other end of its path as it arrives.
  if (sender == no_party || receiver == no_party || !paths_.faults.passes(sender, receiver)) return lost;
  if (from_end == router_end) {
    // A flood keeps the queue before the party full: a packet that is not dropped waits for the whole queue.
    const double dropped = paths_.faults.flood_at(receiver);
    if (dropped <= 0) return Duration{0};
    if (draws_.chance(dropped)) return lost;
    return full_queue_;
  }
  const std::size_t here = site_of(from), there = site_of(to);
  const CountryCode country = paths_.links.sites()[here].country, other = paths_.links.sites()[there].country;
  for (const double loss : {paths_.links.loss(here, there), paths_.faults.loss(country, other)})
    if (loss > 0 && draws_.chance(loss)) return lost;
  return paths_.backbone.rest(here, there) + paths_.faults.longer(country, other) / 2;
}

}  // namespace ishaken::sim
