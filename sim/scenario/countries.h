// Reading of countries: templates are applied, and values that are not given come from the atlas.
#pragma once

#include <map>

#include "sim/scenario/reader.h"

namespace ishaken::sim {

// The default place of a country with a user-assigned code.
inline constexpr Region user_assigned_region = Region::europe;
inline constexpr double user_assigned_latitude = 50, user_assigned_longitude = 10;

// Reads all countries into `out`. `templates` is the node of that key, or null.
void read_countries(Reader& reader, const Node& countries, const Node* templates,
                    std::map<CountryCode, Country>& out);

}  // namespace ishaken::sim
