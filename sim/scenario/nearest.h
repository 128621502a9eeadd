// The search for the known name nearest to a written one, for messages such as "did you mean 'FR'?".
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ishaken::sim {

// Returns the number of letters to insert, drop, change or swap with their neighbour. Case is ignored.
std::size_t edit_distance(std::string_view a, std::string_view b);

// Returns the nearest name; empty if none is near.
std::string_view nearest(std::string_view written, std::span<const std::string> known);

// Returns "; did you mean 'FR'?", or "; known: a, b, c" if no name is near and the list is short enough to
// read, or else nothing.
std::string suggestion(std::string_view written, std::span<const std::string> known);

}  // namespace ishaken::sim
