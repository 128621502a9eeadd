// STI-GAs exclude a country: its STI-CAs are removed from their lists (ATIS-1000091 figure 4-9).
#pragma once

#include "sim/actions/exclusion.h"
#include "sim/scenario/action_check.h"

namespace ishaken::sim {

struct Exclude {
  static constexpr std::string_view name = "exclude";
  static constexpr std::string_view help = "STI-GAs exclude a country from their trusted lists (figure 4-9)";
  CountryCode country;
  CountrySelector by;
  static constexpr void fields(auto&& field) {
    field("country", &Exclude::country, "the excluded country", {.required = true, .refers_to = "country"});
    field("by", &Exclude::by, "the countries whose STI-GAs decide it", {.refers_to = "country"});
  }

  void check(const ActionCheck& check) const { check.by_others(country, by); }
  About about() const {
    return {.subject = country.text(), .countries = {country}, .by = by, .change = TrustChange::exclusion};
  }
  void begin(Stage& stage) const { decide_exclusion(stage, country, by, true); }
};

}  // namespace ishaken::sim
