// The path between two parties without other traffic: the round trip, including faults, and both access
// links.
#pragma once

#include <algorithm>

#include "models/parties/directory.h"
#include "sim/network/faults.h"
#include "sim/network/link_table.h"
#include "sim/network/transfer_time.h"
#include "sim/network/transport_model.h"

namespace ishaken::sim {

struct IdlePaths {
  const parties::Directory& directory;
  const LinkTable& links;
  const TransportModel& transport;
  const Faults& faults;

  Duration round_trip(PartyId a, PartyId b) const {
    const CountryCode here = directory.at(a).country, there = directory.at(b).country;
    return links.round_trip(here, there) + faults.longer(here, there);
  }
  Duration serialization(PartyId a, PartyId b, std::uint64_t bytes) const {
    return sim::serialization(bytes, transport.rate_of(a), transport.rate_of(b), transport.mtu);
  }
  double rate(PartyId a, PartyId b) const { return std::min(transport.rate_of(a), transport.rate_of(b)); }
};

}  // namespace ishaken::sim
