// Defences against attacks on trust. Each is a few settings; `ishaken run --matrix defences` compares runs of
// a scenario with and without them. A new defence is an entry of the table in defences.cc.
#pragma once

#include <span>
#include <string_view>

namespace ishaken::sim {

struct Defence {
  std::string_view name;
  std::string_view help;
  // Settings as --set takes them. `without` turns the defence off in scenarios that have it by default.
  std::span<const std::string_view> with, without;
};

std::span<const Defence> defences();

}  // namespace ishaken::sim
