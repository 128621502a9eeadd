// "did you mean": the known name that is nearest to what was written.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ishaken::sim {

// Letters inserted, dropped, changed or swapped with their neighbour; upper and lower case count as equal.
std::size_t edit_distance(std::string_view a, std::string_view b);

// Empty where no name is near.
std::string_view nearest(std::string_view written, std::span<const std::string> known);

// "; did you mean 'FR'?", or else "; known: a, b, c" where the list is short enough to read, or else nothing.
std::string suggestion(std::string_view written, std::span<const std::string> known);

}  // namespace ishaken::sim
