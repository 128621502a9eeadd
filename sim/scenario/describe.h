// Construction of the shape of a type from its fields(), its list of names or its alternatives. It takes long
// to compile for each type, so only shapes.cc and tests that describe types of their own include it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "sim/scenario/kinds.h"
#include "sim/scenario/reader.h"
#include "sim/scenario/shape.h"
#include "sim/scenario/writer.h"

namespace ishaken::sim {

// The kind of a type that the reader and the writer handle by functions of its own; nothing for others.
template <class T>
inline constexpr std::optional<Shape::Kind> leaf_kind = {};
template <>
inline constexpr std::optional leaf_kind<bool> = Shape::Kind::boolean;
template <>
inline constexpr std::optional leaf_kind<int> = Shape::Kind::integer;
template <>
inline constexpr std::optional leaf_kind<unsigned> = Shape::Kind::integer;
template <>
inline constexpr std::optional leaf_kind<std::uint64_t> = Shape::Kind::integer;
template <>
inline constexpr std::optional leaf_kind<double> = Shape::Kind::number;
template <>
inline constexpr std::optional leaf_kind<std::string> = Shape::Kind::text;
template <>
inline constexpr std::optional leaf_kind<Duration> = Shape::Kind::duration;
template <>
inline constexpr std::optional leaf_kind<Rate> = Shape::Kind::rate;
template <>
inline constexpr std::optional leaf_kind<Instant> = Shape::Kind::date;
template <>
inline constexpr std::optional leaf_kind<CountryCode> = Shape::Kind::country;
template <>
inline constexpr std::optional leaf_kind<CountrySelector> = Shape::Kind::countries;
template <>
inline constexpr std::optional leaf_kind<CallingNumber> = Shape::Kind::calling;
template <>
inline constexpr std::optional leaf_kind<PartyPath> = Shape::Kind::party;
template <>
inline constexpr std::optional leaf_kind<std::vector<Setting>> = Shape::Kind::settings;
template <>
inline constexpr std::optional leaf_kind<ExpectationText> = Shape::Kind::expectation;
template <>
inline constexpr std::optional leaf_kind<TimedAction> = Shape::Kind::entry;
template <>
inline constexpr std::optional leaf_kind<std::map<std::string, double>> = Shape::Kind::map;

template <class T>
concept Leaf = leaf_kind<T>.has_value();

template <class T>
struct ShapeMaker;  // one specialisation for each category of types

template <class T>
const Shape& shape_of() {
  static const Shape shape = ShapeMaker<T>::make();
  return shape;
}

template <Leaf T>
struct ShapeMaker<T> {
  static Shape make() {
    Shape out{*leaf_kind<T>};
    if constexpr (leaf_kind<T> == Shape::Kind::map) out.element = &shape_of<double>();
    out.leaf.read = [](Reader& reader, const Node& node, void* value, const std::string& path,
                       const FieldOptions& options) {
      reader.read(node, *static_cast<T*>(value), path, options);
    };
    out.leaf.write = [](const void* value) { return to_node(*static_cast<const T*>(value)); };
    return out;
  }
};

template <NamedEnum E>
struct ShapeMaker<E> {
  static Shape make() {
    Shape out{Shape::Kind::choice};
    for (const auto& each : EnumNames<E>::values) out.choices.push_back({each.name, each.help});
    out.choose = [](void* value, std::size_t index) -> void* {
      *static_cast<E*>(value) = EnumNames<E>::values[index].value;
      return nullptr;
    };
    out.chosen = [](const void* value) -> Shape::Chosen {
      std::size_t index = 0;
      for (const auto& each : EnumNames<E>::values) {
        if (each.value == *static_cast<const E*>(value)) break;
        ++index;
      }
      return {index, nullptr};
    };
    return out;
  }
};

template <class T>
struct ShapeMaker<std::optional<T>> {
  static Shape make() {
    Shape out = shape_of<T>();
    out.optional.make = [](void* value) -> void* {
      auto& held = *static_cast<std::optional<T>*>(value);
      return held ? &*held : &held.emplace();
    };
    out.optional.held = [](const void* value) -> const void* {
      const auto& held = *static_cast<const std::optional<T>*>(value);
      return held ? &*held : nullptr;
    };
    return out;
  }
};

template <class T>
  requires(!Leaf<std::vector<T>>)
struct ShapeMaker<std::vector<T>> {
  static Shape make() {
    Shape out{Shape::Kind::list};
    out.element = &shape_of<T>();
    out.is_distinct = std::equality_comparable<T>;
    out.elements.clear = [](void* value) { static_cast<std::vector<T>*>(value)->clear(); };
    out.elements.add = [](void* value, const std::string&) -> void* {
      return &static_cast<std::vector<T>*>(value)->emplace_back();
    };
    out.elements.each = [](const void* value, const auto& visit) {
      for (const T& each : *static_cast<const std::vector<T>*>(value)) visit({}, &each);
    };
    return out;
  }
};

template <class Key, class T>
  requires(!Leaf<std::map<Key, T>>)
struct ShapeMaker<std::map<Key, T>> {
  static constexpr bool by_country = std::is_same_v<Key, CountryCode>;
  using Map = std::map<Key, T>;
  static Shape make() {
    Shape out{Shape::Kind::map};
    out.element = &shape_of<T>();
    out.by_country = by_country;
    out.elements.add = [](void* value, const std::string& key) -> void* {
      Map& map = *static_cast<Map*>(value);
      if constexpr (by_country)
        return &map[CountryCode::parse(key).value()];
      else
        return &map[Key{key}];
    };
    out.elements.each = [](const void* value, const auto& visit) {
      for (const auto& [key, each] : *static_cast<const Map*>(value)) {
        if constexpr (by_country)
          visit(key.text(), &each);
        else
          visit(key, &each);
      }
    };
    return out;
  }
};

template <OneOf V>
struct ShapeMaker<V> {
  static Shape make() {
    Shape out{Shape::Kind::one_of};
    for_each_alternative<V>([&]<class A>(std::type_identity<A>) {
      if constexpr (PluggedKind<A>) {
        out.outside = outside<A>();
      } else {
        out.choices.push_back({A::name, A::help});
        out.kinds.push_back(&description_of<A>());
      }
    });
    out.choose = [](void* value, std::size_t index) -> void* {
      void* fields = nullptr;
      std::size_t at = 0;
      for_each_kind<V>([&]<class A>(std::type_identity<A>) {
        if (at++ == index) fields = &static_cast<V*>(value)->template emplace<A>();
      });
      return fields;
    };
    out.chosen = [](const void* value) -> Shape::Chosen {
      Shape::Chosen found{0, nullptr};
      for_each_kind<V>([&]<class A>(std::type_identity<A>) {
        if (found.fields != nullptr) return;
        found.fields = std::get_if<A>(static_cast<const V*>(value));
        if (found.fields == nullptr) ++found.index;
      });
      return found;
    };
    return out;
  }

 private:
  template <PluggedKind A>
  static Shape::Outside outside() {
    return {
        [](const reputation::PlugIns& all) {
          std::vector<std::string> names;
          for (const auto& each : all.of(A{})) names.push_back(each->name);
          return names;
        },
        [](Reader& reader, const Node& node, void* value, std::string_view name, const std::string& path) {
          for (const auto& each : reader.names().plug_ins.of(A{}))
            if (each->name == name)
              reader.read_plugged(node, static_cast<V*>(value)->template emplace<A>(), each, path);
        },
        [](const void* value) { return plugged_node(std::get<A>(*static_cast<const V*>(value))); }};
  }
};

template <Described T>
struct ShapeMaker<T> {
  static const StructShape& describe() {
    static const StructShape out = [] {
      const T standard{};
      StructShape shape{T::help, {}, {}};
      T::fields([&]<class Owner, class Value>(std::string_view name, Value Owner::* member,
                                              std::string_view help, FieldOptions options = {}) {
        add_field(shape, name, help, options, shape_of<Value>(), &standard, &(standard.*member));
      });
      shape.standard = to_node(shape, &standard);
      return shape;
    }();
    return out;
  }
  static Shape make() {
    Shape out{Shape::Kind::object};
    out.object = &describe();
    return out;
  }
};

}  // namespace ishaken::sim
