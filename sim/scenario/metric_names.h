// What a run measures, and by what each figure can be divided. The results fill these; `expect:` asks for
// them.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace ishaken::sim {

enum class Dimension {
  from,
  to,
  kind,
  outcome,
  attestation,
  profile,
  party,
  event,
  interface,
  stat,
  against
};
inline constexpr std::size_t dimension_count = static_cast<std::size_t>(Dimension::against) + 1;

struct DimensionInfo {
  Dimension dimension;
  std::string_view name;
  std::string_view help;
};
std::span<const DimensionInfo> dimensions();

struct Metric {
  std::string_view name;
  std::string_view unit;
  std::string_view help;
  std::array<bool, dimension_count> by{};  // by Dimension
  bool windowed = false;                   // takes after= and before=
  std::string_view stats = "";             // the values of stat, separated by blanks

  bool has(Dimension dimension) const { return by[static_cast<std::size_t>(dimension)]; }
};
std::span<const Metric> metrics();

const Metric* find_metric(std::string_view name);

}  // namespace ishaken::sim
