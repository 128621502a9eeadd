// The STI-GA of a country withdraws its approval of an STI-CA; then the STI-PA removes its root from the
// list.
#pragma once

#include "sim/actions/members.h"
#include "sim/actions/stage.h"
#include "sim/scenario/action_check.h"

namespace ishaken::sim {

struct RetireCa {
  static constexpr std::string_view name = "retire_ca";
  static constexpr std::string_view help = "the country's STI-GA withdraws its approval of an STI-CA";
  PartyPath ca;
  static constexpr void fields(auto&& field) {
    field("ca", &RetireCa::ca, "the STI-CA: FR/ca/1", {.required = true, .refers_to = "party"});
  }

  void check(const ActionCheck& check) const { check.party(ca, {PartyRole::ca}); }
  About about() const {
    return {.subject = ca.text, .countries = {country_of(ca)}, .change = TrustChange::retirement_of_ca};
  }
  void begin(Stage& stage) const {
    stage.tell(stage.directory().governance(country_of(ca)), messages::WithdrawApproval{ca.text});
  }
};

}  // namespace ishaken::sim
