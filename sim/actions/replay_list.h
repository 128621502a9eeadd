// An adversary on the link answers readers with an old list, or old registry contents, that it captured.
#pragma once

#include <optional>

#include "sim/actions/members.h"
#include "sim/actions/on_link.h"
#include "sim/scenario/action_check.h"

namespace ishaken::sim {

struct ReplayList {
  static constexpr std::string_view name = "replay_list";
  static constexpr std::string_view help =
      "an adversary on the link shows readers an old list, or the registry's old contents, as long as it is "
      "there";
  static constexpr bool attack = true;
  PartyPath party;
  std::string by;
  CountrySelector to;
  std::optional<Duration> captured;
  Duration lasts = std::chrono::hours(24);
  static constexpr void fields(auto&& field) {
    field("party", &ReplayList::party, "the party whose list it is: FR/pa or registry",
          {.required = true, .refers_to = "party"});
    field("by", &ReplayList::by, "which adversary", {.required = true, .refers_to = "adversary"});
    field("to", &ReplayList::to, "the countries whose readers get it", {.refers_to = "country"});
    field("captured", &ReplayList::captured,
          "when the list was taken, after start; by default at the attack, which freezes it", {.min = 0});
    field("for", &ReplayList::lasts, "how long", {.min = 0});
  }

  void check(const ActionCheck& check) const {
    check.party(party, {PartyRole::pa, PartyRole::registry});
    if (captured && *captured > check.at()) check.fail_at("captured", "this is after the attack itself");
  }
  About about() const { return sim::about(party); }
  std::optional<Duration> prepared_at() const { return captured; }
  void prepare(Stage& stage) const {
    stage.tell(stage.adversary(by), messages::Capture{stage.find(party), country_of(party)});
  }
  void begin(Stage& stage) const {
    messages::StandOnLink order;
    order.what = messages::Interference::replay_list;
    order.country = country_of(party);
    stand_on_link(stage, by, stage.find(party), to, order);
  }
  void end(Stage& stage) const { leave_link(stage, by); }
};

}  // namespace ishaken::sim
