#include "sim/network/open_connections.h"

namespace ishaken::sim {

bool OpenConnections::reuse(PartyId client, PartyId server, Instant now, Instant idle_at,
                            Instant idle_at_if_new) {
  if (keep_alive_ <= Duration{0}) return false;
  auto& all = idle_from_[static_cast<std::uint64_t>(number(client)) << 32 | number(server)];
  std::erase_if(all, [&](Instant idle) { return idle + keep_alive_ <= now; });
  for (Instant& idle : all)
    if (idle <= now) {
      idle = idle_at;
      return true;
    }
  all.push_back(idle_at_if_new);
  return false;
}

}  // namespace ishaken::sim
