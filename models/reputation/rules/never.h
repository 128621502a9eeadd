// Reputation is kept, and nothing follows from it.
#pragma once

#include "models/base/fields.h"
#include "models/reputation/standing.h"

namespace ishaken::reputation {

struct Never {
  static constexpr std::string_view name = "never";
  static constexpr std::string_view help =
      "nothing follows from reputation; what another rule decided before is taken back; evidence never "
      "dries up for want of trust";
  static constexpr void fields(auto&&) {}
  Decision decide(const Case& subject) const {
    return {
        Standing::kept, {}, {}, subject.standing == Standing::kept ? "" : "nothing follows from reputation"};
  }
};

}  // namespace ishaken::reputation
