// The paths between a group of countries and others are cut.
#pragma once

#include "sim/actions/between.h"
#include "sim/actions/members.h"
#include "sim/actions/stage.h"
#include "sim/scenario/action_check.h"

namespace ishaken::sim {

struct Partition {
  static constexpr std::string_view name = "partition";
  static constexpr std::string_view help = "nothing passes between a group of countries and the others";
  static constexpr bool attack = true;
  std::vector<CountryCode> countries;
  CountrySelector from;
  Duration lasts = std::chrono::hours(1);
  static constexpr void fields(auto&& field) {
    field("countries", &Partition::countries, "the group", {.required = true, .refers_to = "country"});
    field("from", &Partition::from,
          "the countries that it is cut off from; by default all others and the registry",
          {.refers_to = "country"});
    field("for", &Partition::lasts, "how long", {.min = 0});
  }

  void check(const ActionCheck& check) const {
    if (countries.empty()) check.fail("a partition cuts off at least one country");
    check.apart(countries, from, "the partition");
  }
  About about() const { return {.subject = joined(countries), .countries = countries, .by = from}; }
  void begin(Stage& stage) const {
    stage.faults().disrupt(stage.number(), {.between = between(countries, from)});
  }
  void end(Stage& stage) const { stage.faults().mend(stage.number()); }
};

}  // namespace ishaken::sim
