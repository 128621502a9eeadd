// Defences against attacks on trust, each a few settings that a scenario is played with or without: what
// `ishaken run --matrix defences` compares. A new one is an entry of the table in defences.cc.
#pragma once

#include <span>
#include <string_view>

namespace ishaken::sim {

struct Defence {
  std::string_view name;
  std::string_view help;
  // As --set takes them. `without`: what makes sure that it is off, where a scenario may have it by default.
  std::span<const std::string_view> with, without;
};

std::span<const Defence> defences();

}  // namespace ishaken::sim
