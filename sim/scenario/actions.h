// The alternatives of Action, in order.
#pragma once

#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "sim/scenario/timeline.h"

namespace ishaken::sim {

// Calls visit(std::type_identity<A>{}) for each alternative A.
template <class Visit>
void for_each_action(Visit&& visit) {
  [&]<std::size_t... i>(std::index_sequence<i...>) {
    (visit(std::type_identity<std::variant_alternative_t<i, Action>>{}), ...);
  }(std::make_index_sequence<std::variant_size_v<Action>>{});
}

inline std::vector<std::string> action_names() {
  std::vector<std::string> names;
  for_each_action([&]<class A>(std::type_identity<A>) { names.emplace_back(A::name); });
  return names;
}

inline std::string_view action_name(const Action& action) {
  return std::visit([](const auto& a) { return std::remove_cvref_t<decltype(a)>::name; }, action);
}

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
