// A party replaces its key without an attack.
#pragma once

#include "sim/actions/members.h"
#include "sim/actions/stage.h"
#include "sim/scenario/action_check.h"

namespace ishaken::sim {

struct RotateKey {
  static constexpr std::string_view name = "rotate_key";
  static constexpr std::string_view help = "a party replaces its key, and everything that is made with it";
  PartyPath party;
  static constexpr void fields(auto&& field) {
    field("party", &RotateKey::party, "the party: FR/provider/2, FR/ca/1, FR/pa or registry",
          {.required = true, .refers_to = "party"});
  }

  void check(const ActionCheck& check) const {
    check.party(party, {PartyRole::ca, PartyRole::provider, PartyRole::pa, PartyRole::registry});
  }
  About about() const { return sim::about(party); }
  void begin(Stage& stage) const { stage.tell(stage.find(party), messages::ReplaceKey{}); }
};

}  // namespace ishaken::sim
