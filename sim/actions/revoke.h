// The STI-GA of a country has the certificate of a holder revoked; the STI-PA adds it to its CRL.
#pragma once

#include "sim/actions/members.h"
#include "sim/actions/stage.h"
#include "sim/scenario/action_check.h"

namespace ishaken::sim {

struct Revoke {
  static constexpr std::string_view name = "revoke";
  static constexpr std::string_view help =
      "the STI-PA puts a provider's or an intermediate certificate on its CRL";
  PartyPath holder;
  static constexpr void fields(auto&& field) {
    field("holder", &Revoke::holder, "the party whose certificate it is: FR/provider/2 or FR/ca/1",
          {.required = true, .refers_to = "party"});
  }

  void check(const ActionCheck& check) const { check.party(holder, {PartyRole::ca, PartyRole::provider}); }
  About about() const {
    return {.subject = holder.text, .countries = {country_of(holder)}, .change = TrustChange::revocation};
  }
  void begin(Stage& stage) const {
    stage.tell(stage.directory().governance(country_of(holder)), messages::DecideRevocation{holder.text});
  }
};

}  // namespace ishaken::sim
