// Calls as packets: the SIP agent of each party that handles calls, and the telephones of providers.
#pragma once

#include <memory>
#include <vector>

#include "models/parties/directory.h"
#include "sim/network/packet/deliveries.h"
#include "sim/network/packet/internet/topology.h"
#include "sim/network/packet/sip/sip_agent.h"

namespace ishaken::sim {

class Calls {
 public:
  Calls(const SipSettings& settings, const parties::Directory& directory, const Topology& topology,
        Deliveries& out);
  ~Calls();

  // Sends an INVITE, or the final response to one. A call that cannot begin is lost at once.
  void send(const messages::Envelope& envelope);
  void show(PartyId provider, CallId call, std::string_view verstat);
  void hang_up(PartyId provider, CallId call);

 private:
  class Line;                                 // the SIP side of one party
  std::vector<std::unique_ptr<Line>> lines_;  // by party; null for a party without calls
};

}  // namespace ishaken::sim
