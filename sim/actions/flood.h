// A party is flooded with traffic: most messages to and from it are lost.
#pragma once

#include "sim/actions/members.h"
#include "sim/actions/stage.h"
#include "sim/scenario/action_check.h"

namespace ishaken::sim {

struct Flood {
  static constexpr std::string_view name = "flood";
  static constexpr std::string_view help = "denial of service: most messages to and from a party are lost";
  static constexpr bool attack = true;
  PartyPath party;
  double loss = 0.95;
  Duration lasts = std::chrono::hours(6);
  static constexpr void fields(auto&& field) {
    field("party", &Flood::party, "the party", {.required = true, .refers_to = "party"});
    field("loss", &Flood::loss, "share of messages lost", {.min = 0, .max = 1});
    field("for", &Flood::lasts, "how long", {.min = 0});
  }

  void check(const ActionCheck& check) const { check.party(party); }
  About about() const { return sim::about(party); }
  void begin(Stage& stage) const { stage.faults().flood(stage.find(party), loss); }
  void end(Stage& stage) const { stage.faults().end_flood(stage.find(party), loss); }
};

}  // namespace ishaken::sim
