// The scoring of calling numbers by terminating providers, which may be off.
#pragma once

#include <variant>

#include "models/reputation/number_score.h"

namespace ishaken::reputation {

struct NoScoring {
  static constexpr std::string_view name = "none";
  static constexpr std::string_view help = "calling numbers are not scored";
  static constexpr void fields(auto&&) {}
};

using Scoring = std::variant<NoScoring, NumberScoring>;

}  // namespace ishaken::reputation
