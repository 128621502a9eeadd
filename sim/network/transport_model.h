// The transport settings of a network, all from the scenario.
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
  std::map<PartyId, double> access_rates;         // exceptions, by party
  unsigned access_queue = 0, backbone_queue = 0;  // packets
  double backbone_rate = 0;
  unsigned neighbours = 0;
  // The rates of explicit cables, by pair of countries (smaller code first).
  std::map<std::pair<CountryCode, CountryCode>, double> cables;

  // Returns how long an idle SIP connection is kept: at least as long as a transaction, which takes up to 64
  // * T1 (RFC 3261 section 18).
  Duration sip_keep_alive() const { return std::max(keep_alive, messages::give_up); }

  double rate_of(PartyId party) const {
    const auto single = access_rates.find(party);
    return single == access_rates.end() ? access_rate : single->second;
  }
};

}  // namespace ishaken::sim
