// An adversary gets a copy of a key. Its owner continues to use it until the theft comes to light.
#pragma once

#include <fmt/format.h>

#include <optional>

#include "sim/actions/discovery.h"
#include "sim/actions/members.h"
#include "sim/actions/remedy.h"
#include "sim/actions/stage.h"
#include "sim/scenario/action_check.h"

namespace ishaken::sim {

enum class StolenKey { signing, root };

struct StealKey {
  static constexpr std::string_view name = "steal_key";
  static constexpr std::string_view help =
      "an adversary gets the key of a provider, an STI-CA, an STI-PA or the registry";
  static constexpr bool attack = true;
  PartyPath party;
  std::string by;
  StolenKey key = StolenKey::signing;
  std::optional<Discovery> found;
  static constexpr void fields(auto&& field) {
    field("party", &StealKey::party, "the party whose key it is: FR/provider/2, FR/ca/1, FR/pa or registry",
          {.required = true, .refers_to = "party"});
    field("by", &StealKey::by, "which adversary", {.required = true, .refers_to = "adversary"});
    field("key", &StealKey::key, "which of its keys");
    field("found", &StealKey::found, "when it comes to light by itself; by default never");
  }

  void check(const ActionCheck& check) const {
    check.party(party, {PartyRole::ca, PartyRole::provider, PartyRole::pa, PartyRole::registry});
    const auto owner = parse_party(party.text);
    if (owner && owner->role == PartyRole::provider) check.shaken({owner->country});
    if (key == StolenKey::root && owner && owner->role != PartyRole::ca)
      check.fail_at(
          "key", fmt::format("'{}' has no root key that a thief could use; only an STI-CA has", party.text));
  }
  About about() const { return sim::about(party); }
  void begin(Stage& stage) const {
    const auto what =
        key == StolenKey::root ? parties::Theft::What::root_key : parties::Theft::What::signing_key;
    if (auto loot = stage.steal(stage.find(party), {what}))
      stage.tell(stage.adversary(by), messages::HandOver{stage.number(), std::move(loot)});
  }
  void when_found(Stage& stage) const {
    const PartyRole owner = parse_party(party.text)->role;
    if (owner == PartyRole::registry) return report_to_registry(stage);
    const Remedy remedy = owner == PartyRole::pa                             ? Remedy::rotate_pa
                          : owner == PartyRole::ca && key == StolenKey::root ? Remedy::retire_ca
                                                                             : Remedy::revoke;
    report(stage, remedy, country_of(party), party.text);
  }
};

}  // namespace ishaken::sim

template <>
struct ishaken::EnumNames<ishaken::sim::StolenKey> {
  using enum sim::StolenKey;
  static constexpr std::array values{EnumValue{signing, "signing",
                                               "the one in daily use: a provider's, an STI-CA's "
                                               "intermediate, a signing key of an STI-PA or the registry"},
                                     EnumValue{root, "root", "an STI-CA's root"}};
};
