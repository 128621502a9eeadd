// STI-GAs end the exclusion of a country.
#pragma once

#include "sim/actions/exclusion.h"
#include "sim/scenario/action_check.h"

namespace ishaken::sim {

struct Readmit {
  static constexpr std::string_view name = "readmit";
  static constexpr std::string_view help = "STI-GAs end an exclusion";
  CountryCode country;
  CountrySelector by;
  static constexpr void fields(auto&& field) {
    field("country", &Readmit::country, "the readmitted country", {.required = true, .refers_to = "country"});
    field("by", &Readmit::by, "the countries whose STI-GAs decide it", {.refers_to = "country"});
  }

  void check(const ActionCheck& check) const { check.by_others(country, by); }
  About about() const {
    return {.subject = country.text(), .countries = {country}, .by = by, .change = TrustChange::readmission};
  }
  void begin(Stage& stage) const { decide_exclusion(stage, country, by, false); }
};

}  // namespace ishaken::sim
