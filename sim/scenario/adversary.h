// An adversary and the country in which its calls enter the network. Its attacks are on the timeline.
#pragma once

#include "models/base/fields.h"
#include "models/base/names.h"

namespace ishaken::sim {

struct Adversary {
  CountryCode through;
  static constexpr std::string_view help = "an adversary: a party that attacks by messages alone";
  static constexpr void fields(auto&& field) {
    field("through", &Adversary::through, "the country in which its calls enter the network",
          {.required = true, .refers_to = "country"});
  }
};

}  // namespace ishaken::sim
