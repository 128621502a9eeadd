// The settings of the TCP/IP stacks of all hosts. ns-3 keeps such defaults per process, so a network sets
// them again before it creates its nodes.
#pragma once

#include <cstdint>

namespace ishaken::sim {

// The MTU of Ethernet; IPv4 and TCP headers leave 1460 bytes of it.
inline constexpr std::uint32_t default_mtu = 1500;

// Sets ns-3's defaults. `checksums` makes nodes compute and check them, which captures need; they change
// neither size nor time.
void set_stack_defaults(std::uint32_t mtu, bool checksums);

}  // namespace ishaken::sim
