// A figure that only a process of its own can give: its peak memory, or the cost of its first step.
#pragma once

#include <string>
#include <vector>

namespace ishaken::bench {

// The numbers that this program prints with such arguments.
std::vector<double> numbers_of_child(const std::vector<std::string>& arguments);

}  // namespace ishaken::bench
