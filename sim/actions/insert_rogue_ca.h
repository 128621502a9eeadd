// An adversary adds its own STI-CA to a country's entry in the registry.
#pragma once

#include <algorithm>
#include <optional>

#include "models/parties/adversary/forgery.h"
#include "sim/actions/action_of.h"
#include "sim/actions/discovery.h"
#include "sim/actions/members.h"
#include "sim/actions/remedy.h"
#include "sim/actions/stage.h"
#include "sim/actions/steal_key.h"

namespace ishaken::sim {

struct InsertRogueCa {
  static constexpr std::string_view name = "insert_rogue_ca";
  static constexpr std::string_view help =
      "an adversary has the registry show an STI-CA of its own in a country's entry: by the STI-PA's key or "
      "operators' accounts if it has them, else by registering as that country";
  static constexpr bool attack = true;
  CountryCode country;
  std::string by;
  std::optional<Discovery> found;
  static constexpr void fields(auto&& field) {
    field("country", &InsertRogueCa::country, "the country of the entry",
          {.required = true, .refers_to = "country"});
    field("by", &InsertRogueCa::by, "which adversary", {.required = true, .refers_to = "adversary"});
    field("found", &InsertRogueCa::found, "when it comes to light by itself; by default never");
  }

  About about() const { return about_entry(country); }
  void begin(Stage& stage) const {
    stage.tell(stage.adversary(by), messages::InsertRogueCa{stage.number(), country});
  }
  void when_found(Stage& stage) const {
    report_to_registry(stage, country, parties::rogue_organization("adversary/" + by, stage.number()));
    const PartyId administrator = stage.directory().administrator(country);
    if (administrator != no_party && has_key_of(stage, administrator))
      report(stage, Remedy::rotate_pa, country, stage.directory().at(administrator).path);
  }

 private:
  // Returns whether the adversary had stolen the party's key by the time of this attack. If it signed the
  // entry with an STI-PA's key, the remedy is a new key, and not a correction by the registry.
  bool has_key_of(const Stage& stage, PartyId party) const {
    const auto& timeline = stage.scenario().timeline;
    const Duration when = timeline[stage.number() - 1].at;
    return std::ranges::any_of(timeline, [&](const TimedAction& entry) {
      const auto* theft = as<StealKey>(*entry.action);
      return theft != nullptr && theft->by == by && entry.at <= when && stage.find(theft->party) == party;
    });
  }
};

}  // namespace ishaken::sim
