// The share of a part in a whole.
#pragma once

#include <optional>

namespace ishaken::sim {

// Returns part / whole; nothing if `whole` is 0.
template <class Number>
std::optional<double> share(Number part, Number whole) {
  if (whole == Number{0}) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace ishaken::sim
