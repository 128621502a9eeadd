// A party answers nobody, nor does any other party of its body, since they share machines.
#pragma once

#include <set>

#include "sim/actions/members.h"
#include "sim/actions/stage.h"
#include "sim/scenario/action_check.h"

namespace ishaken::sim {

struct Outage {
  static constexpr std::string_view name = "outage";
  static constexpr std::string_view help =
      "a party and all of its body, or every party of a country, answers nobody";
  static constexpr bool attack = true;
  PartyPath party;
  Duration lasts = std::chrono::hours(1);
  static constexpr void fields(auto&& field) {
    field("party", &Outage::party, "the party, or the country", {.required = true, .refers_to = "party"});
    field("for", &Outage::lasts, "how long", {.min = 0});
  }

  void check(const ActionCheck& check) const { check.party(party); }
  About about() const { return sim::about(party); }
  void begin(Stage& stage) const {
    for (const PartyId each : affected(stage.directory())) stage.faults().take_down(each);
  }
  void end(Stage& stage) const {
    for (const PartyId each : affected(stage.directory())) stage.faults().bring_up(each);
  }

 private:
  // Returns the parties that fail together: those of one body share their machines.
  std::set<PartyId> affected(const parties::Directory& directory) const {
    std::set<PartyId> all;
    for (const PartyId member : members(directory, party))
      for (std::uint32_t i = 0; i < directory.size(); ++i)
        if (directory.at(PartyId{i}).body == directory.at(member).body) all.insert(PartyId{i});
    return all;
  }
};

}  // namespace ishaken::sim
