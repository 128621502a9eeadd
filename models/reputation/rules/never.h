// Reputation is kept, and nothing follows from it.
#pragma once

#include <tuple>

#include "models/base/fields.h"
#include "models/reputation/standing.h"

namespace ishaken::reputation {

struct Never {
  static constexpr std::string_view name = "never";
  static constexpr std::string_view help = "nothing follows from reputation";
  static constexpr auto fields() { return std::tuple{}; }
  Decision decide(const Case& subject) const { return {subject.standing, {}, {}, {}}; }
};

}  // namespace ishaken::reputation
