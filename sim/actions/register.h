// A country registers with the International SHAKEN registry (ATIS-1000091 clause 4.3), by decision of its
// STI-GA.
#pragma once

#include "sim/actions/stage.h"
#include "sim/scenario/action_check.h"

namespace ishaken::sim {

struct Register {
  static constexpr std::string_view name = "register";
  static constexpr std::string_view help =
      "a country's STI-PA registers with the International SHAKEN registry";
  CountryCode country;
  static constexpr void fields(auto&& field) {
    field("country", &Register::country, "the country", {.required = true, .refers_to = "country"});
  }

  void check(const ActionCheck& check) const { check.shaken({country}); }
  About about() const {
    return {.subject = country.text(), .countries = {country}, .change = TrustChange::registration};
  }
  void begin(Stage& stage) const {
    stage.tell(stage.directory().governance(country), messages::DecideRegistration{true});
  }
};

}  // namespace ishaken::sim
