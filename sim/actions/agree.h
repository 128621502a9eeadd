// Two countries begin to vet each other: the STI-GA of the first proposes an agreement (ATIS-1000087).
#pragma once

#include "sim/actions/members.h"
#include "sim/actions/stage.h"
#include "sim/scenario/action_check.h"

namespace ishaken::sim {

struct Agree {
  static constexpr std::string_view name = "agree";
  static constexpr std::string_view help = "two countries begin to vet one another (ATIS-1000087)";
  std::vector<CountryCode> countries;
  Duration vetting{0};
  bool mutual = true;
  static constexpr void fields(auto&& field) {
    field("countries", &Agree::countries, "the two countries", {.required = true, .refers_to = "country"});
    field("vetting", &Agree::vetting, "how long vetting takes", {.min = 0});
    field("mutual", &Agree::mutual, "false: only the first trusts the second");
  }

  void check(const ActionCheck& check) const {
    check.two_countries(countries);
    check.shaken(countries);
  }
  About about() const { return {.subject = joined(countries), .countries = countries}; }
  void begin(Stage& stage) const {
    stage.tell(stage.directory().governance(countries[0]),
               messages::ProposeAgreement{countries[1], mutual, vetting});
  }
};

}  // namespace ishaken::sim
