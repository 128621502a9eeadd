// A country leaves the registry, by decision of its STI-GA.
#pragma once

#include "sim/actions/stage.h"
#include "sim/scenario/action_check.h"

namespace ishaken::sim {

struct Withdraw {
  static constexpr std::string_view name = "withdraw";
  static constexpr std::string_view help = "a country's STI-PA withdraws its entry from the registry";
  CountryCode country;
  static constexpr void fields(auto&& field) {
    field("country", &Withdraw::country, "the country", {.required = true, .refers_to = "country"});
  }

  void check(const ActionCheck& check) const { check.shaken({country}); }
  About about() const {
    return {.subject = country.text(), .countries = {country}, .change = TrustChange::withdrawal};
  }
  void begin(Stage& stage) const {
    stage.tell(stage.directory().governance(country), messages::DecideRegistration{false});
  }
};

}  // namespace ishaken::sim
