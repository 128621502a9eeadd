// What the duties of one STI-GA have in common: its country, its STI-PA and how that is instructed, and the
// time that it takes to decide. All that a duty knows of the party that it belongs to.
#pragma once

#include <string>
#include <utility>

#include "models/parties/courier.h"
#include "models/parties/directory.h"
#include "models/parties/governance/deliberation.h"

namespace ishaken::parties {

struct GovernanceBody {
  PartyId administrator() const { return directory.administrator(country); }
  // Instructs its STI-PA; a topic supersedes what was sent before under the same (Courier::send).
  void instruct(messages::Message instruction, Act& act, std::string topic = {}) {
    courier.send(administrator(), std::move(instruction), act, std::move(topic));
  }

  CountryCode country;
  const Directory& directory;
  Deliberation deliberation;
  Courier courier{};
};

}  // namespace ishaken::parties
