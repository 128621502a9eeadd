// How fast the links are, and how much waits before them; all of it comes from whoever builds the network.
#pragma once

#include <map>
#include <utility>

#include "models/base/names.h"

namespace ishaken::sim {

struct TransportModel {
  unsigned mtu = 0;                               // bytes
  double access_rate = 0;                         // bits per second
  std::map<PartyId, double> access_rates;         // of single parties
  unsigned access_queue = 0, backbone_queue = 0;  // packets
  double backbone_rate = 0;
  unsigned neighbours = 0;  // nearest countries that each has a cable to, at least
  // Pairs with a cable of their own, smaller code first.
  std::map<std::pair<CountryCode, CountryCode>, double> cables;

  double rate_of(PartyId party) const {
    const auto single = access_rates.find(party);
    return single == access_rates.end() ? access_rate : single->second;
  }
};

}  // namespace ishaken::sim
