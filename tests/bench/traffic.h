// A run of packets as ns-3 sees it: its nodes, cables and routes, and every datagram that a node sent. Plain
// data, so that it outlives the simulator and can be played again.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace ishaken::bench {

struct Traffic {
  struct Interface {
    std::uint32_t node = 0, number = 0, address = 0;
  };
  struct Cable {
    Interface a, b;
    std::uint64_t rate = 0;  // bits per second
    std::int64_t delay = 0;  // ns
    std::uint16_t mtu = 0;
  };
  struct Route {  // for whatever is not on a node's own cables
    std::uint32_t node = 0, gateway = 0, interface = 0;
  };
  struct Datagram {
    std::int64_t at = 0;  // ns, from the beginning of the recording
    std::uint32_t node = 0, to = 0;
    std::uint32_t bytes = 0;  // behind the IPv4 header, before fragmentation
  };
  std::uint32_t nodes = 0;
  std::vector<Cable> cables;
  std::vector<Route> routes;
  std::vector<Datagram> datagrams;
};

// What the simulator of this process does while `play` lasts.
Traffic record(const std::function<void()>& play);

// The same datagrams at the same times from plain ns-3 applications: a UDP socket each, on nodes and cables
// of ns-3's helpers. CPU seconds, without those of building. Throws where not all of them arrive.
double replay(const Traffic& traffic);

}  // namespace ishaken::bench
