// The facts and means that the duties of one STI-GA share: its country, its STI-PA and the way to instruct
// it, and the time that it takes to decide. A duty knows nothing else of its party.
#pragma once

#include <string>
#include <utility>

#include "models/parties/courier.h"
#include "models/parties/directory.h"
#include "models/parties/governance/deliberation.h"

namespace ishaken::parties {

struct GovernanceBody {
  PartyId administrator() const { return directory.administrator(country); }
  // Sends an instruction to the STI-PA. It replaces an earlier one of the same topic that is not delivered
  // yet (Courier::send).
  void instruct(messages::Message instruction, Act& act, std::string topic = {}) {
    courier.send(administrator(), std::move(instruction), act, std::move(topic));
  }

  CountryCode country;
  const Directory& directory;
  Deliberation deliberation;
  Courier courier{};
};

}  // namespace ishaken::parties
