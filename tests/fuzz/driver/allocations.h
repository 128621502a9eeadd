// What the process holds on the heap, where libasan tells; 0 otherwise.
#pragma once

#include <cstdint>

namespace ishaken::fuzz {

std::int64_t live_bytes();
void forget_peak();
std::int64_t peak_bytes();  // the most since forget_peak()

}  // namespace ishaken::fuzz
