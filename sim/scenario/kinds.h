// A choice among described structs, each with a name: a std::variant such as the rules of a review. Every
// alternative of the variant can be read, printed and described.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "models/base/fields.h"
#include "models/reputation/plug_in.h"

namespace ishaken::sim {

template <class T>
concept NamedKind = Described<T> && requires {
  { T::name } -> std::convertible_to<std::string_view>;
};

// The alternative for plug-ins, whose names and fields are known only at run time.
template <class T>
concept PluggedKind = requires(const T& each) { each.plug_in->with; };

template <class T>
inline constexpr bool is_one_of = false;
template <class... Kinds>
inline constexpr bool is_one_of<std::variant<Kinds...>> = ((NamedKind<Kinds> || PluggedKind<Kinds>) && ...);

template <class T>
concept OneOf = is_one_of<T>;

// Calls visit(std::type_identity<A>{}) for each alternative A, in order.
template <OneOf V, class Visit>
void for_each_alternative(Visit&& visit) {
  [&]<std::size_t... i>(std::index_sequence<i...>) {
    (visit(std::type_identity<std::variant_alternative_t<i, V>>{}), ...);
  }(std::make_index_sequence<std::variant_size_v<V>>{});
}
// Calls visit(std::type_identity<A>{}) for each alternative A that is no plug-in.
template <OneOf V, class Visit>
void for_each_kind(Visit&& visit) {
  for_each_alternative<V>([&]<class A>(std::type_identity<A> each) {
    if constexpr (NamedKind<A>) visit(each);
  });
}

template <OneOf V>
std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for_each_kind<V>([&]<class A>(std::type_identity<A>) { names.emplace_back(A::name); });
  return names;
}

template <OneOf V>
std::string_view kind_name(const V& value) {
  return std::visit(
      []<class A>(const A& each) -> std::string_view {
        if constexpr (PluggedKind<A>)
          return each.plug_in->name;
        else
          return A::name;
      },
      value);
}

}  // namespace ishaken::sim
