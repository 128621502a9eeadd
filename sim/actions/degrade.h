// The paths between a group of countries and others become longer, or lose more.
#pragma once

#include "sim/actions/between.h"
#include "sim/actions/members.h"
#include "sim/actions/stage.h"
#include "sim/scenario/action_check.h"

namespace ishaken::sim {

struct Degrade {
  static constexpr std::string_view name = "degrade";
  static constexpr std::string_view help =
      "messages between a group of countries and the others take longer, or are lost";
  static constexpr bool attack = true;
  std::vector<CountryCode> countries;
  CountrySelector from;
  Duration longer{0};
  double loss = 0;
  Duration lasts = std::chrono::hours(1);
  static constexpr void fields(auto&& field) {
    field("countries", &Degrade::countries, "the group", {.required = true, .refers_to = "country"});
    field("from", &Degrade::from, "the countries on the other side; by default all others and the registry",
          {.refers_to = "country"});
    field("longer", &Degrade::longer, "time that a detour adds to the round trip", {.min = 0});
    field("loss", &Degrade::loss, "share of packets (or messages) lost, in addition to links.loss",
          {.min = 0, .max = 1});
    field("for", &Degrade::lasts, "how long", {.min = 0});
  }

  void check(const ActionCheck& check) const {
    if (countries.empty()) check.fail("links of at least one country get worse");
    check.apart(countries, from, "the links");
    if (longer == Duration{0} && loss == 0)
      check.fail("nothing gets worse: give 'longer', such as 300 ms, or 'loss', such as 0.05");
  }
  About about() const { return {.subject = joined(countries), .countries = countries, .by = from}; }
  void begin(Stage& stage) const {
    stage.faults().disrupt(
        stage.number(), {.between = between(countries, from), .cut = false, .longer = longer, .loss = loss});
  }
  void end(Stage& stage) const { stage.faults().mend(stage.number()); }
};

}  // namespace ishaken::sim
