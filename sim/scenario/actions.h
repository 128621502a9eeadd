// What the alternatives of Action are.
#pragma once

#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "sim/scenario/kinds.h"
#include "sim/scenario/timeline.h"

namespace ishaken::sim {

inline std::vector<std::string> action_names() { return kind_names<Action>(); }

inline std::string_view action_name(const Action& action) { return kind_name(action); }

// Whether it is something that goes wrong, on purpose or not: a struct with `attack` set.
template <class A>
constexpr bool is_attack() {
  if constexpr (requires { A::attack; }) return A::attack;
  return false;
}

inline bool is_attack(const Action& action) {
  return std::visit([](const auto& a) { return is_attack<std::remove_cvref_t<decltype(a)>>(); }, action);
}

}  // namespace ishaken::sim
