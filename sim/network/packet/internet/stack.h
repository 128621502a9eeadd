// How the TCP/IP stacks of all hosts are set. ns-3 keeps such defaults for the process, so a network sets
// them anew before it builds its nodes.
#pragma once

#include <cstdint>

namespace ishaken::sim {

// What an Ethernet path carries; IPv4 and TCP headers leave 1460 of it.
inline constexpr std::uint32_t default_mtu = 1500;

// `checksums`: computed and checked, as captures need them; they change no size and no time.
void set_stack_defaults(std::uint32_t mtu, bool checksums);

}  // namespace ishaken::sim
