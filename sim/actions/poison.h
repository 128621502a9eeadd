// An adversary on the link replaces what a party serves with malformed content that parsers must survive.
#pragma once

#include "sim/actions/members.h"
#include "sim/actions/on_link.h"
#include "sim/scenario/action_check.h"

namespace ishaken::sim {

struct PoisonReplies {
  static constexpr std::string_view name = "poison";
  static constexpr std::string_view help =
      "an adversary on the link replaces the lists, CRLs and certificates that a party serves by content "
      "that parsers must survive";
  static constexpr bool attack = true;
  PartyPath party;
  std::string by;
  messages::Poison with = messages::Poison::oversized;
  CountrySelector to;
  Duration lasts = std::chrono::hours(24);
  static constexpr void fields(auto&& field) {
    field("party", &PoisonReplies::party,
          "the party that serves them: FR/pa, FR/cr, a repository or registry",
          {.required = true, .refers_to = "party"});
    field("by", &PoisonReplies::by, "which adversary", {.required = true, .refers_to = "adversary"});
    field("with", &PoisonReplies::with, "the content that replaces them");
    field("to", &PoisonReplies::to, "the countries whose readers get it", {.refers_to = "country"});
    field("for", &PoisonReplies::lasts, "how long", {.min = 0});
  }

  void check(const ActionCheck& check) const {
    check.party(party, {PartyRole::pa, PartyRole::cr, PartyRole::provider, PartyRole::registry,
                        PartyRole::repository});
  }
  About about() const { return sim::about(party); }
  void begin(Stage& stage) const {
    messages::StandOnLink order;
    order.what = messages::Interference::poison;
    order.poison = with;
    stand_on_link(stage, by, stage.find(party), to, order);
  }
  void end(Stage& stage) const { leave_link(stage, by); }
};

}  // namespace ishaken::sim
