// An STI-PA mistakes an adversary for the holder of a service provider code, and gives it SPC tokens
// (ATIS-1000080).
#pragma once

#include <memory>
#include <optional>

#include "models/messages/loot.h"
#include "sim/actions/discovery.h"
#include "sim/actions/members.h"
#include "sim/actions/remedy.h"
#include "sim/actions/stage.h"
#include "sim/scenario/action_check.h"

namespace ishaken::sim {

struct MisissueToken {
  static constexpr std::string_view name = "misissue_token";
  static constexpr std::string_view help =
      "the STI-PA's books name an adversary as holder of a provider's code: it gets SPC tokens, and "
      "certificates";
  static constexpr bool attack = true;
  PartyPath provider;
  std::string by;
  std::optional<Discovery> found;
  static constexpr void fields(auto&& field) {
    field("provider", &MisissueToken::provider, "the provider whose code it is: FR/provider/2",
          {.required = true, .refers_to = "party"});
    field("by", &MisissueToken::by, "which adversary", {.required = true, .refers_to = "adversary"});
    field("found", &MisissueToken::found, "when it comes to light by itself; by default never");
  }

  void check(const ActionCheck& check) const { check.provider_with_certificate(provider); }
  About about() const { return sim::about(provider); }
  void begin(Stage& stage) const {
    const parties::Directory::Entry& holder = stage.directory().at(stage.find(provider));
    stage.tell(stage.directory().administrator(holder.country),
               messages::MistakeHolder{holder.spc, "adversary/" + by});
    stage.tell(
        stage.adversary(by),
        messages::HandOver{stage.number(), std::make_shared<const messages::Loot>(
                                               messages::MistakenApproval{holder.country, holder.spc})});
  }
  void when_found(Stage& stage) const { report(stage, Remedy::revoke, country_of(provider), provider.text); }
};

}  // namespace ishaken::sim
