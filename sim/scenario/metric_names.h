// What a run measures, and by what each figure can be divided. The results fill these; `expect:` asks for
// them.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace ishaken::sim {

enum class Dimension { from, to, kind, outcome, attestation, party, event, interface, stat, against };

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
  std::array<bool, 10> by{};    // by Dimension
  bool windowed = false;        // takes after= and before=
  std::string_view stats = "";  // the values of stat, separated by blanks

  bool has(Dimension dimension) const { return by[static_cast<std::size_t>(dimension)]; }
};
std::span<const Metric> metrics();

const Metric* find_metric(std::string_view name);

}  // namespace ishaken::sim
