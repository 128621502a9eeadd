// The cable between a party and the router of its country. Every effect on a path that does not come from a
// backbone cable is applied here, since a packet shows its sender and receiver: the rest of its latency,
// losses, faults and floods.
#pragma once

#include <vector>

#include "models/base/random.h"
#include "sim/network/faults.h"
#include "sim/network/link_table.h"
#include "sim/network/packet/internet/backbone.h"
#include "sim/network/packet/internet/link.h"

namespace ishaken::sim {

// The data that all access links share.
struct Paths {
  const LinkTable& links;
  const Backbone& backbone;
  const Faults& faults;
  std::vector<std::vector<PartyId>> parties;  // by site and host number

  PartyId party_at(std::uint32_t address) const;
};

class AccessLink final : public Link {
 public:
  static constexpr std::size_t host_end = 0, router_end = 1;

  // `full_queue` is the time that a packet at the end of a full queue waits.
  AccessLink(const Paths& paths, Stream draws, Duration full_queue)
      : paths_(paths), draws_(draws), full_queue_(full_queue) {}

 private:
  std::optional<Duration> fate(const ns3::Packet& packet, std::size_t from_end) override;

  const Paths& paths_;
  Stream draws_;
  Duration full_queue_;
};

}  // namespace ishaken::sim
