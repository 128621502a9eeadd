// One description of the members of a struct, with their names in JSON. Readers, writers and the random
// values of tests are derived from it, so that they cannot disagree.
//
//   struct AgreementEnd {
//     CountryCode from;
//     static constexpr auto members() { return std::tuple{member("from", &AgreementEnd::from)}; }
//   };
#pragma once

#include <cstddef>
#include <tuple>
#include <type_traits>

namespace ishaken {

template <class Owner, class T>
struct Member {
  using Value = T;
  const char* name;
  T Owner::* place;
  bool optional = false;
};

template <class Owner, class T>
constexpr Member<Owner, T> member(const char* name, T Owner::* place) {
  return {name, place};
}
// Describes a member that was added later. It is written only if it differs from its default, so that the
// octets of a value without it do not change, and a reader does not require it.
template <class Owner, class T>
constexpr Member<Owner, T> optional_member(const char* name, T Owner::* place) {
  return {name, place, true};
}

template <class T>
concept HasMembers = requires { T::members(); };

// Calls `visit(member)` for each member, in order.
template <HasMembers T, class Visit>
constexpr void for_each_member(Visit&& visit) {
  std::apply([&](const auto&... each) { (visit(each), ...); }, T::members());
}

struct AnyValue {
  template <class T>
  operator T() const;
};
// Counts the members of an aggregate.
template <class T, class... Values>
consteval std::size_t count_members() {
  if constexpr (requires { T{Values{}..., AnyValue{}}; })
    return count_members<T, Values..., AnyValue>();
  else
    return sizeof...(Values);
}
// Asserts that a description lists every member.
template <HasMembers T>
consteval void check_members() {
  static_assert(std::tuple_size_v<decltype(T::members())> == count_members<T>(),
                "members() does not describe every member");
}

}  // namespace ishaken
