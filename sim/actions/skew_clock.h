// Clocks are wrong, so that fresh data seems stale or not yet valid.
#pragma once

#include "sim/actions/members.h"
#include "sim/actions/stage.h"
#include "sim/scenario/action_check.h"

namespace ishaken::sim {

struct SkewClock {
  static constexpr std::string_view name = "skew_clock";
  static constexpr std::string_view help = "the clocks of a party, or of a whole country, are wrong";
  static constexpr bool attack = true;
  PartyPath party;
  Duration offset = std::chrono::seconds(90);
  bool behind = false;
  Duration lasts = std::chrono::hours(24);
  static constexpr void fields(auto&& field) {
    field("party", &SkewClock::party, "the party, or the country", {.required = true, .refers_to = "party"});
    field("offset", &SkewClock::offset, "by how much", {.min = 0});
    field("behind", &SkewClock::behind, "true: they are late; false: they are early");
    field("for", &SkewClock::lasts, "how long", {.min = 0});
  }

  void check(const ActionCheck& check) const { check.party(party); }
  About about() const { return sim::about(party); }
  void begin(Stage& stage) const {
    stage.verdicts_change(stage.now());
    stage.verdicts_change(stage.now() + lasts);
    move(stage, behind ? -offset : offset);
  }
  void end(Stage& stage) const { move(stage, behind ? offset : -offset); }

 private:
  void move(Stage& stage, Duration forward) const {
    for (const PartyId each : members(stage.directory(), party)) stage.move_clock(each, forward);
  }
};

}  // namespace ishaken::sim
