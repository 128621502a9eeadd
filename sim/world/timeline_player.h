// Makes the timeline happen: tells the parties concerned what the outside world decided, and takes the
// network down and up. An action's effect is whatever those parties then do.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "models/messages/directive.h"
#include "models/parties/directory.h"
#include "sim/engine/engine.h"
#include "sim/network/faults.h"
#include "sim/results/events.h"
#include "sim/scenario/scenario.h"
#include "sim/world/attack_player.h"

namespace ishaken::sim {

class TimelinePlayer {
 public:
  using Tell = std::function<void(PartyId, const messages::Directive&)>;
  using Note = std::function<void(const TimelineEvent&)>;
  TimelinePlayer(const Scenario& scenario, const parties::Directory& directory, Engine& engine,
                 Faults& faults, Tell tell, Note note, AttackPlayer::Grip grip);

  // Agreements of the scenario, and every party but sleeping STI-CAs begins.
  void begin();

 private:
  void perform(std::size_t number);
  void undo(std::size_t number);
  void perform(const Agree& action);
  void perform(const EndAgreement& action);
  void perform(const Register& action);
  void perform(const Withdraw& action);
  void perform(const Exclude& action);
  void perform(const Readmit& action);
  void perform(const AddCa& action);
  void perform(const RetireCa& action);
  void perform(const Revoke& action);
  void perform(const RotateKey& action);
  void perform(const Outage& action);
  void perform(const Partition& action);
  void perform(const Degrade& action);
  void perform(const Change& action);
  template <class Attack>
    requires(!std::is_same_v<Attack, std::size_t> && Attack::attack)
  void perform(const Attack& action) {
    attacks_.perform(static_cast<unsigned>(current_ + 1), action);
  }

  void exclusion(CountryCode subject, const CountrySelector& by, bool excluded);
  std::vector<PartyId> members(const PartyPath& path) const;  // the party, or all of a country
  // Those that fall with it: parties of one body share their machines.
  std::vector<PartyId> falling(const PartyPath& path) const;
  void note(const Action& action);

  const Scenario& scenario_;
  const parties::Directory& directory_;
  Engine& engine_;
  Faults& faults_;
  Tell tell_;
  Note note_;
  AttackPlayer attacks_;
  std::map<std::string, trust::Policy> policies_;  // as they are now
  std::map<CountryCode, unsigned> awake_cas_;
  std::map<std::size_t, unsigned> troubles_;  // between countries, that last; by action
  std::size_t current_ = 0;
};

}  // namespace ishaken::sim
