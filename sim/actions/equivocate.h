// An adversary on the link shows some countries other registry contents than the rest.
#pragma once

#include <optional>

#include "sim/actions/discovery.h"
#include "sim/actions/members.h"
#include "sim/actions/on_link.h"
#include "sim/actions/remedy.h"

namespace ishaken::sim {

struct Equivocate {
  static constexpr std::string_view name = "equivocate";
  static constexpr std::string_view help =
      "with the registry's stolen key and a place on the link, an adversary shows some countries another "
      "registry, with an STI-CA of its own in a country's entry";
  static constexpr bool attack = true;
  CountryCode country;
  std::string by;
  CountrySelector to;
  Duration lasts = std::chrono::hours(24 * 7);
  std::optional<Discovery> found;
  static constexpr void fields(auto&& field) {
    field("country", &Equivocate::country, "the country whose entry is forged",
          {.required = true, .refers_to = "country"});
    field("by", &Equivocate::by, "which adversary", {.required = true, .refers_to = "adversary"});
    field("to", &Equivocate::to, "the countries that see it", {.refers_to = "country"});
    field("for", &Equivocate::lasts, "how long it is on the link", {.min = 0});
    field("found", &Equivocate::found, "when it comes to light by itself; by default never");
  }

  About about() const { return about_entry(country); }
  void begin(Stage& stage) const {
    messages::StandOnLink order;
    order.what = messages::Interference::equivocate;
    order.country = country;
    stand_on_link(stage, by, stage.directory().registry(), to, order);
  }
  void end(Stage& stage) const { leave_link(stage, by); }
  void when_found(Stage& stage) const {
    report_to_registry(stage);
    end(stage);
  }
};

}  // namespace ishaken::sim
