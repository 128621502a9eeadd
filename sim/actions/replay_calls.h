// An adversary on the link to a provider replays signed INVITEs. Their PASSporTs are accepted while `iat` is
// fresh (RFC 8224 section 12.1).
#pragma once

#include "sim/actions/members.h"
#include "sim/actions/on_link.h"
#include "sim/scenario/action_check.h"

namespace ishaken::sim {

struct ReplayCalls {
  static constexpr std::string_view name = "replay_calls";
  static constexpr std::string_view help =
      "an adversary before a provider places every signed call that comes in again, with the same Identity";
  static constexpr bool attack = true;
  PartyPath provider;
  std::string by;
  unsigned copies = 1;
  Duration after = std::chrono::seconds(10);
  Duration lasts = std::chrono::hours(24);
  static constexpr void fields(auto&& field) {
    field("provider", &ReplayCalls::provider, "the provider: FR/provider/2",
          {.required = true, .refers_to = "party"});
    field("by", &ReplayCalls::by, "which adversary", {.required = true, .refers_to = "adversary"});
    field("copies", &ReplayCalls::copies, "how often each call is placed again", {.min = 1, .max = 100});
    field("after", &ReplayCalls::after, "time between one and the next", {.min = 0.001});
    field("for", &ReplayCalls::lasts, "how long", {.min = 0});
  }

  void check(const ActionCheck& check) const { check.party(provider, {PartyRole::provider}); }
  About about() const { return sim::about(provider); }
  void begin(Stage& stage) const {
    messages::StandOnLink order;
    order.what = messages::Interference::replay_calls;
    order.copies = copies;
    order.after = after;
    stand_on_link(stage, by, stage.find(provider), {}, order);
  }
  void end(Stage& stage) const { leave_link(stage, by); }
};

}  // namespace ishaken::sim
