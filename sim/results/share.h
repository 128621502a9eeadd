// A part of a whole.
#pragma once

#include <optional>

namespace ishaken::sim {

// Returns nothing for a share of nothing.
template <class Number>
std::optional<double> share(Number part, Number whole) {
  if (whole == Number{0}) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace ishaken::sim
