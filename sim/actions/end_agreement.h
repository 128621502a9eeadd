// Two countries end their agreement: the STI-GA of the first gives notice.
#pragma once

#include "sim/actions/members.h"
#include "sim/actions/stage.h"
#include "sim/scenario/action_check.h"

namespace ishaken::sim {

struct EndAgreement {
  static constexpr std::string_view name = "end_agreement";
  static constexpr std::string_view help = "two countries end their agreement";
  std::vector<CountryCode> countries;
  static constexpr void fields(auto&& field) {
    field("countries", &EndAgreement::countries, "the two countries",
          {.required = true, .refers_to = "country"});
  }

  void check(const ActionCheck& check) const { check.two_countries(countries); }
  About about() const {
    return {.subject = joined(countries), .countries = countries, .change = TrustChange::end_of_agreement};
  }
  void begin(Stage& stage) const {
    stage.tell(stage.directory().governance(countries[0]), messages::EndAgreementWith{countries[1]});
  }
};

}  // namespace ishaken::sim
