// An adversary has a country's entry removed from the registry.
#pragma once

#include <optional>

#include "sim/actions/discovery.h"
#include "sim/actions/members.h"
#include "sim/actions/remedy.h"
#include "sim/actions/stage.h"
#include "sim/scenario/action_check.h"

namespace ishaken::sim {

struct RemoveEntry {
  static constexpr std::string_view name = "remove_entry";
  static constexpr std::string_view help =
      "an adversary with operators' accounts has the registry drop a country's entry";
  static constexpr bool attack = true;
  CountryCode country;
  std::string by;
  std::optional<Discovery> found;
  static constexpr void fields(auto&& field) {
    field("country", &RemoveEntry::country, "the country of the entry",
          {.required = true, .refers_to = "country"});
    field("by", &RemoveEntry::by, "which adversary", {.required = true, .refers_to = "adversary"});
    field("found", &RemoveEntry::found, "when it comes to light by itself; by default never");
  }

  void check(const ActionCheck& check) const { check.shaken({country}); }
  About about() const { return about_entry(country); }
  void begin(Stage& stage) const {
    stage.tell(stage.adversary(by), messages::RemoveEntry{stage.number(), country});
  }
  void when_found(Stage& stage) const { report_to_registry(stage, country); }
};

}  // namespace ishaken::sim
