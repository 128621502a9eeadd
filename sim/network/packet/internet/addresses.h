// The address plan: site s has 10.s.0.0/16; its k-th host has 10.s.x.y with x.y = 4k + 2, and the router's
// end of that host's cable is one below. So the owner of an address is computed, not looked up.
#pragma once

#include <ns3/ipv4-address.h>

#include <cstdint>

namespace ishaken::sim {

inline constexpr std::size_t most_sites = 255;  // 10.255 is for backbone cables
inline constexpr std::size_t most_hosts_of_a_site = 16384;

constexpr std::uint32_t first_address(std::size_t site) {
  return 10u << 24 | static_cast<std::uint32_t>(site) << 16;
}
inline ns3::Ipv4Address host_address(std::size_t site, std::size_t host) {
  return ns3::Ipv4Address(first_address(site) + static_cast<std::uint32_t>(4 * host + 2));
}
inline ns3::Ipv4Address router_address(std::size_t site, std::size_t host) {
  return ns3::Ipv4Address(first_address(site) + static_cast<std::uint32_t>(4 * host + 1));
}
constexpr std::size_t site_of(std::uint32_t address) { return address >> 16 & 0xff; }
constexpr std::size_t host_of(std::uint32_t address) { return (address & 0xffff) >> 2; }

}  // namespace ishaken::sim
