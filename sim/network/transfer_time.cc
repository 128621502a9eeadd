#include "sim/network/transfer_time.h"

#include <algorithm>

namespace ishaken::sim {

Duration serialization(std::uint64_t bytes, double rate, double other_rate, unsigned mtu) {
  const double slow = std::min(rate, other_rate), fast = std::max(rate, other_rate);
  const auto packet = static_cast<double>(std::min<std::uint64_t>(bytes, mtu));
  return seconds(8 * (static_cast<double>(bytes) / slow + packet / fast));
}

unsigned waits_of_slow_start(std::uint64_t bytes, Duration round_trip, double rate, unsigned mtu) {
  const double in_flight = in_seconds(round_trip) * rate / 8;  // bytes that fill the link
  std::uint64_t window = 10 * static_cast<std::uint64_t>(mtu - tcp_in_packet), sent = window;
  unsigned waits = 0;
  while (sent < bytes && static_cast<double>(window) < in_flight) {
    ++waits;
    window *= 2;
    sent += window;
  }
  return waits;
}

}  // namespace ishaken::sim
