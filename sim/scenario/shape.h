// The descriptions as data, for whatever prints them: the schema, the reference page, `ishaken list`.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "sim/scenario/document.h"
#include "sim/scenario/emit.h"
#include "sim/scenario/kinds.h"
#include "sim/scenario/scenario.h"
#include "sim/scenario/writer.h"

namespace ishaken::sim {

struct StructShape;

struct Choice {
  std::string_view name, help;
};

struct Shape {
  enum class Kind {
    boolean,
    integer,
    number,
    text,
    duration,
    rate,
    date,
    choice,
    country,
    countries,
    calling,
    party,
    settings,
    expectation,
    entry,
    object,
    one_of,
    list,
    map
  };
  Kind kind;
  std::vector<Choice> choices = {};                // choice, one_of
  std::vector<const StructShape*> kinds = {};      // one_of: what each choice consists of
  const StructShape* object = nullptr;             // object
  std::shared_ptr<const Shape> element = nullptr;  // list, map
  bool by_country = false;                         // map: the keys are country codes
};

struct FieldShape {
  std::string_view name, help;
  FieldOptions options;
  Shape shape;
  Node standard;  // the default; null where there is none

  bool is_share() const { return shape.kind == Shape::Kind::number && options.min >= 0 && options.max <= 1; }
};

struct StructShape {
  std::string_view help;
  std::vector<FieldShape> fields;
};

template <Described T>
const StructShape& description_of();

template <class T>
struct ShapeOf;  // one specialisation per kind of value

template <class T>
Shape shape_of() {
  using enum Shape::Kind;
  if constexpr (std::is_same_v<T, bool>)
    return {boolean};
  else if constexpr (std::is_integral_v<T>)
    return {integer};
  else if constexpr (std::is_floating_point_v<T>)
    return {number};
  else if constexpr (std::is_same_v<T, std::string>)
    return {text};
  else if constexpr (std::is_same_v<T, Duration>)
    return {duration};
  else if constexpr (std::is_same_v<T, Rate>)
    return {rate};
  else if constexpr (std::is_same_v<T, Instant>)
    return {date};
  else if constexpr (std::is_same_v<T, CountryCode>)
    return {country};
  else if constexpr (std::is_same_v<T, CountrySelector>)
    return {countries};
  else if constexpr (std::is_same_v<T, CallingNumber>)
    return {calling};
  else if constexpr (std::is_same_v<T, PartyPath>)
    return {party};
  else if constexpr (std::is_same_v<T, std::vector<Setting>>)
    return {settings};
  else if constexpr (std::is_same_v<T, Expectation>)
    return {expectation};
  else if constexpr (std::is_same_v<T, TimedAction>)
    return {entry};
  else if constexpr (Described<T>)
    return {.kind = object, .object = &description_of<T>()};
  else
    return ShapeOf<T>::get();
}

template <NamedEnum E>
struct ShapeOf<E> {
  static Shape get() {
    Shape out{Shape::Kind::choice};
    for (const auto& each : EnumNames<E>::values) out.choices.push_back({each.name, each.help});
    return out;
  }
};
template <OneOf V>
struct ShapeOf<V> {
  static Shape get() {
    Shape out{Shape::Kind::one_of};
    for_each_kind<V>([&]<class A>(std::type_identity<A>) {
      out.choices.push_back({A::name, A::help});
      out.kinds.push_back(&description_of<A>());
    });
    return out;
  }
};
template <class T>
struct ShapeOf<std::optional<T>> {
  static Shape get() { return shape_of<T>(); }
};
template <class T>
struct ShapeOf<std::vector<T>> {
  static Shape get() {
    return {.kind = Shape::Kind::list, .element = std::make_shared<Shape>(shape_of<T>())};
  }
};
template <class Key, class T>
struct ShapeOf<std::map<Key, T>> {
  static Shape get() {
    return {.kind = Shape::Kind::map,
            .element = std::make_shared<Shape>(shape_of<T>()),
            .by_country = std::is_same_v<Key, CountryCode>};
  }
};

// A default as one would write it: of a kind whose values are its own defaults, the name alone.
template <class T>
Node standard_of(const T& value) {
  return to_node(value);
}
template <OneOf V>
Node standard_of(const V& value) {
  const Node full = to_node(value);
  const V plain = std::visit([]<class A>(const A&) -> V { return A{}; }, value);
  return flow_text(full) == flow_text(to_node(plain)) ? full.items.front() : full;
}

template <Described T>
StructShape describe() {
  StructShape out{T::help, {}};
  const T standard{};
  for_each_field<T>([&](const auto& field) {
    using Value = typename std::remove_cvref_t<decltype(field)>::Value;
    Node value = field.options.required ? Node{} : standard_of(standard.*field.member);
    out.fields.push_back({field.name, field.help, field.options, shape_of<Value>(), std::move(value)});
  });
  return out;
}

template <Described T>
const StructShape& description_of() {
  static const StructShape shape = describe<T>();
  return shape;
}

// "duration", "one of flat, scoped", "list of countries": for people.
std::string kind_text(const FieldShape& field);
// "1 to 99", "at least 1 min"; empty where everything goes.
std::string range_text(const FieldShape& field);
// As it would be written; empty where there is none.
std::string default_text(const FieldShape& field);
// The choices of the field or of its elements.
const std::vector<Choice>& choices_of(const FieldShape& field);

}  // namespace ishaken::sim
