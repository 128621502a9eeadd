// Lists of the metrics and their dimensions, for `ishaken list` and the reference page.
#pragma once

#include <string>

namespace ishaken::sim {

// Return JSON arrays of {"name", "help"} for `ishaken list`. A metric also has "unit" and "dimensions", and a
// distribution has "stats".
std::string metrics_json();
std::string dimensions_json();

// Writes the section "Metrics" of the reference page.
std::string metrics_section();

}  // namespace ishaken::sim
