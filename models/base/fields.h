// One description per configurable thing (a policy, an action, a traffic source). The YAML reader, the
// validation, the JSON Schema, `ishaken list`, the reference page and the Python signature are derived from
// it. The default is the member's own initialiser and is written nowhere else.
//
//   struct Border {
//     bool block_own_numbers = false;
//     Duration review = 24h;
//     static constexpr std::string_view help = "what happens to calls that enter the country";
//     static constexpr void fields(auto&& field) {
//       field("block_own_numbers", &Border::block_own_numbers, "refuse own numbers that arrive from abroad");
//       field("review", &Border::review, "how often the rule is reviewed", {.min = 60});  // in seconds
//     }
//   };
//
// fields() passes each field to its argument, so that a file that only holds the struct does not compile the
// description.
#pragma once

#include <array>
#include <limits>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace ishaken {

struct FieldOptions {
  double min = -std::numeric_limits<double>::infinity();  // durations: in seconds
  double max = std::numeric_limits<double>::infinity();
  bool required = false;
  std::string_view unit = "";  // for numbers: "km", "calls/s"; a duration's text includes its unit
  std::string_view refers_to =
      "";  // kind of name, such as "country" or "policy"; the value must name an existing one
};

template <class Owner, class T>
struct Field {
  using Value = T;
  std::string_view name;
  T Owner::* member;
  std::string_view help;
  FieldOptions options;
};

// Accepts all fields and ignores them.
struct FieldSink {
  template <class Owner, class T>
  constexpr void operator()(std::string_view, T Owner::*, std::string_view, FieldOptions = {}) const {}
};

template <class T>
concept Described = requires(FieldSink sink) {
  T::fields(sink);
  { T::help } -> std::convertible_to<std::string_view>;
};

// Names of an enumeration in scenarios. Specialise it with
//   static constexpr std::array values{
//       EnumValue{Merge::flat, "flat", "every anchor for every number"}, ...};
template <class E>
struct EnumValue {
  E value;
  std::string_view name;
  std::string_view help;
};
template <class E>
EnumValue(E, std::string_view, std::string_view) -> EnumValue<E>;
template <class E>
EnumValue(E, const char*, const char*) -> EnumValue<E>;

template <class E>
struct EnumNames;

template <class E>
concept NamedEnum = std::is_enum_v<E> && requires { EnumNames<E>::values; };

template <NamedEnum E>
constexpr std::string_view name_of(E value) {
  for (const auto& entry : EnumNames<E>::values)
    if (entry.value == value) return entry.name;
  return "?";
}

template <NamedEnum E>
constexpr std::optional<E> named(std::string_view name) {
  for (const auto& entry : EnumNames<E>::values)
    if (entry.name == name) return entry.value;
  return std::nullopt;
}

// Calls `visit(field)` for each field of a described struct, in order.
template <Described T, class Visit>
constexpr void for_each_field(Visit&& visit) {
  T::fields([&]<class Owner, class Value>(std::string_view name, Value Owner::* member, std::string_view help,
                                          FieldOptions options = {}) {
    visit(Field<Owner, Value>{name, member, help, options});
  });
}

// Events per unit of time, in scenarios "4 per min".
struct Rate {
  double per_second = 0;
  bool operator==(const Rate&) const = default;
};

}  // namespace ishaken
