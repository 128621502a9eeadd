// What an input reached: edges between blocks of the code under test and how often each was taken, and what
// the code compared with what. g++ calls the hooks in coverage.cc (-fsanitize-coverage=trace-pc,trace-cmp),
// and they have no argument to carry state in, so that all of it is in one place there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ishaken::fuzz {

// (edge, how often by powers of two): below this number.
inline constexpr std::size_t feature_count = std::size_t{1} << 21;

void start_recording();
void stop_recording();
// Of the last recording, each once.
std::span<const std::uint32_t> features();

// Two values or texts that the code compared and that differed: one of them probably came from the input.
struct Compared {
  std::string found, wanted;
  auto operator<=>(const Compared&) const = default;
};
// A few of the last recording.
std::vector<Compared> comparisons();

}  // namespace ishaken::fuzz
