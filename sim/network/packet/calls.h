// Calls as packets: the SIP agents of all who have to do with calls, and the telephones of providers.
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

  // An INVITE, or the final response to one. A call that cannot begin is lost at once.
  void send(const messages::Envelope& envelope);
  void show(PartyId provider, CallId call, std::string_view verstat);
  void hang_up(PartyId provider, CallId call);

 private:
  class Line;                                 // of one party
  std::vector<std::unique_ptr<Line>> lines_;  // by party; null for who takes no calls
};

}  // namespace ishaken::sim
