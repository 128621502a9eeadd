// What a network must know of how messages are carried; all of it comes from the scenario.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "models/base/names.h"
#include "models/base/time.h"
#include "models/messages/give_up.h"

namespace ishaken::sim {

struct TransportModel {
  enum class Sip { udp, tcp, by_size };
  Sip sip{};
  Duration keep_alive{}, dns_lookup{}, dns_memory{};
  bool resumption = false;
  bool real_tls = false;
  unsigned mtu = 0;                               // bytes
  double access_rate = 0;                         // bits per second
  std::map<PartyId, double> access_rates;         // of single parties
  unsigned access_queue = 0, backbone_queue = 0;  // packets
  double backbone_rate = 0;
  unsigned neighbours = 0;
  // Pairs with a cable of their own, smaller code first.
  std::map<std::pair<CountryCode, CountryCode>, double> cables;

  // A connection of SIP outlives a transaction, which takes up to 64 * T1 (RFC 3261 section 18).
  Duration sip_keep_alive() const { return std::max(keep_alive, messages::give_up); }

  double rate_of(PartyId party) const {
    const auto single = access_rates.find(party);
    return single == access_rates.end() ? access_rate : single->second;
  }
};

}  // namespace ishaken::sim
