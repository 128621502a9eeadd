// Ignores reputation.
#pragma once

#include "models/base/fields.h"
#include "models/reputation/standing.h"

namespace ishaken::reputation {

struct Never {
  static constexpr std::string_view name = "never";
  static constexpr std::string_view help =
      "reputation has no effect; decisions of an earlier rule are taken back; fresh evidence never ends, "
      "since no country is distrusted";
  static constexpr void fields(auto&&) {}
  Decision decide(const Case& subject) const {
    return {
        Standing::kept, {}, {}, subject.standing == Standing::kept ? "" : "nothing follows from reputation"};
  }
};

}  // namespace ishaken::reputation
