// Makes the attacks of the timeline happen: hands the adversary what it stole, puts it on a link, tells it
// what to do; and when an attack comes to light by itself, tells whoever must answer it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "models/messages/directive.h"
#include "models/parties/directory.h"
#include "models/parties/party.h"
#include "sim/network/faults.h"
#include "sim/network/taps.h"
#include "sim/scenario/scenario.h"

namespace ishaken::sim {

class AttackPlayer {
 public:
  using Tell = std::function<void(PartyId, const messages::Directive&)>;
  // What an attack may lay hands on beside the adversary: links, clocks, and, to steal from them, parties.
  struct Grip {
    Taps& taps;
    std::vector<Duration>& skews;  // by PartyId
    std::function<const parties::Party&(PartyId)> party;
  };
  AttackPlayer(const Scenario& scenario, const parties::Directory& directory, Faults& faults,
               const Tell& tell, Grip grip)
      : scenario_(scenario), directory_(directory), faults_(faults), tell_(tell), grip_(std::move(grip)) {}

  // `attack`: the action's number on the timeline, from 1.
  void perform(unsigned attack, const StealKey& action);
  void perform(unsigned attack, const TakeAccounts& action);
  void perform(unsigned attack, const InsertRogueCa& action);
  void perform(unsigned attack, const RemoveEntry& action);
  void perform(unsigned attack, const ReplayList& action);
  void perform(unsigned attack, const Equivocate& action);
  void perform(unsigned attack, const MisissueToken& action);
  void perform(unsigned attack, const Flood& action);
  void perform(unsigned attack, const ReplayCalls& action);
  void perform(unsigned attack, const Inflate& action);
  void perform(unsigned attack, const PoisonReplies& action);
  void perform(unsigned attack, const SkewClock& action);
  void perform(unsigned attack, const Spoof& action);

  void capture(const ReplayList& action);
  void end(unsigned attack, const Action& action);
  void found(unsigned attack, const Action& action);
  // Time from an attack until it comes to light by itself; nothing where it does not.
  static std::optional<Duration> found_after(const Action& action, std::uint64_t seed, std::size_t number);

 private:
  PartyId adversary(const std::string& name) const { return directory_.find("adversary/" + name); }
  void stand(unsigned attack, const std::string& by, const PartyPath& at, const CountrySelector& toward,
             bool calls, messages::StandOnLink order);
  void skew(const SkewClock& action, bool back);
  // Whether that adversary had stolen the party's key by the time of that attack. An entry that it made with
  // an STI-PA's key is put right by a new key, and not by the registry.
  bool has_key_of(PartyId party, const std::string& by, unsigned attack) const;
  // The registry, or the STI-GA of the country, hears of it.
  void report(messages::AttackFound::Remedy remedy, CountryCode country, const std::string& object,
              std::string culprit = {});

  const Scenario& scenario_;
  const parties::Directory& directory_;
  Faults& faults_;
  const Tell& tell_;
  Grip grip_;
};

}  // namespace ishaken::sim
