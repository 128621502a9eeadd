// The operations that an action may perform on the world: tell a party a decision of the outside world, steal
// from it, disturb the network and clocks. An action never accesses a party's state.
#pragma once

#include <memory>
#include <string>

#include "models/messages/directive.h"
#include "models/parties/directory.h"
#include "models/parties/theft.h"
#include "sim/network/faults.h"
#include "sim/network/taps.h"
#include "sim/scenario/scenario.h"

namespace ishaken::sim {

class Stage {
 public:
  virtual ~Stage() = default;
  virtual const Scenario& scenario() const = 0;
  virtual const parties::Directory& directory() const = 0;
  virtual unsigned number() const = 0;  // of the current action on the timeline, from 1
  virtual Instant now() const = 0;

  virtual void tell(PartyId party, messages::Directive directive) = 0;
  // Returns a copy of the thing to steal; null if the party does not have it, or not yet.
  virtual std::shared_ptr<const messages::Loot> steal(PartyId from, const parties::Theft& theft) = 0;
  virtual Faults& faults() = 0;
  virtual Taps& taps() = 0;
  virtual void move_clock(PartyId party, Duration forward) = 0;
  // Announces that verifiers may judge differently from that moment on, which is not past.
  virtual void verdicts_change(Instant when) = 0;

  PartyId find(const PartyPath& path) const { return directory().find(path.text); }
  PartyId adversary(const std::string& name) const { return directory().find("adversary/" + name); }
};

}  // namespace ishaken::sim
