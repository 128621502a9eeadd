// Countries: templates applied, and what is left open filled from the atlas.
#pragma once

#include <map>

#include "sim/scenario/reader.h"

namespace ishaken::sim {

// Where a country with a user-assigned code stands unless it says so.
inline constexpr Region user_assigned_region = Region::europe;
inline constexpr double user_assigned_latitude = 50, user_assigned_longitude = 10;

// `templates` is the node of that key, or nullptr.
void read_countries(Reader& reader, const Node& countries, const Node* templates,
                    std::map<CountryCode, Country>& out);

}  // namespace ishaken::sim
