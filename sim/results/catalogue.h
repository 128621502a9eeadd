// The metrics and their dimensions, listed for people.
#pragma once

#include <string>

namespace ishaken::sim {

// For `ishaken list`: JSON arrays of {"name", "help", ...}; of a metric also "unit", "dimensions", "stats".
std::string metrics_json();
std::string dimensions_json();

// Writes the section "Metrics" of the reference page.
std::string metrics_section();

}  // namespace ishaken::sim
