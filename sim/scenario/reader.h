// From a tree of YAML to the structs, by their descriptions. Everything wrong is reported, and what is wrong
// keeps its default, so that one error does not cause others.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/document.h"
#include "sim/scenario/issues.h"
#include "sim/scenario/kinds.h"
#include "sim/scenario/names.h"
#include "sim/scenario/nearest.h"
#include "sim/scenario/scalars.h"
#include "sim/scenario/scenario.h"

namespace ishaken::sim {

template <Described T>
std::vector<std::string> keys_of() {
  std::vector<std::string> keys;
  for_each_field<T>([&](const auto& field) { keys.emplace_back(field.name); });
  return keys;
}

// "countries" and "FR" make "countries.FR".
std::string below(const std::string& path, std::string_view key);

// So that no sum of a date and a few durations leaves the range of Instant, which ends in 2262.
inline constexpr Duration longest_duration = std::chrono::hours(24 * 14600);

class Reader {
 public:
  Reader(Issues& issues, const KnownNames& names) : issues_(issues), names_(names) {}

  Instant start{};  // dates on the timeline count from here; read before it

  // One overload per kind of value; FieldOptions carry the range and what the value refers to.
  void read(const Node& node, bool& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, int& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, unsigned& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, std::uint64_t& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, double& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, std::string& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, Duration& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, Rate& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, Instant& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, CountryCode& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, CountrySelector& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, CallingNumber& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, PartyPath& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, Expectation& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, TimedAction& out, const std::string& path, const FieldOptions& options);
  // Shares by name, which sum to 1. What is written replaces what stood there.
  void read(const Node& node, std::map<std::string, double>& out, const std::string& path,
            const FieldOptions& options);
  void read(const Node& node, std::vector<Setting>& out, const std::string& path,
            const FieldOptions& options);

  template <NamedEnum E>
  void read(const Node& node, E& out, const std::string& path, const FieldOptions&) {
    std::vector<std::string> known;
    for (const auto& each : EnumNames<E>::values) known.emplace_back(each.name);
    if (!is_scalar(node, path, "expected one of " + joined(known))) return;
    if (const auto value = named<E>(node.text))
      out = *value;
    else
      error(node, path,
            fmt::format("expected one of {}, got {}{}", joined(known), shown(node), hint(node.text, known)));
  }

  template <class T>
  void read(const Node& node, std::optional<T>& out, const std::string& path, const FieldOptions& options) {
    T value = out.value_or(T{});
    read(node, value, path, options);
    out = value;
  }

  template <class T>
  void read(const Node& node, std::vector<T>& out, const std::string& path, const FieldOptions& options) {
    issues_.remember(path, node.place);
    if (!node.is(Node::Kind::list))
      return error(node, path, fmt::format("expected a list, such as [a, b], got {}", shown(node)));
    out.clear();
    for (std::size_t i = 0; i < node.items.size() && !issues_.full(); ++i) {
      T value{};
      const std::string place = fmt::format("{}[{}]", path, i);
      issues_.remember(place, node.items[i].place);
      read(node.items[i], value, place, options);
      out.push_back(std::move(value));
    }
    if constexpr (std::equality_comparable<T>) report_repeated(node, path);
  }

  template <class T>
  void read(const Node& node, std::map<std::string, T>& out, const std::string& path,
            const FieldOptions& options) {
    each_key(node, path, [&](const Node& key, const Node& value) {
      if (!is_name(key.text))
        error(key, path, fmt::format("{} is no name: letters, digits, '-' and '_'", shown(key)));
      read(value, out[key.text], below(path, key.text), options);
    });
  }

  // Only the keys that are there are changed, so that a country can start from its template.
  template <Described T>
  void read(const Node& node, T& out, const std::string& path, const FieldOptions&) {
    if (!is_map(node, path)) return;
    check_keys(node, path, keys_of<T>());
    for_each_field<T>([&](const auto& field) { read_field(node, out, path, field); });
  }

  // The name of a kind alone, or {kind: NAME} and its fields. Starts from the kind's defaults.
  template <OneOf V>
  void read(const Node& node, V& out, const std::string& path, const FieldOptions&) {
    std::vector<std::string> known = kind_names<V>();
    for_each_alternative<V>([&]<class A>(std::type_identity<A>) {
      if constexpr (PluggedKind<A>)
        for (const auto& each : names_.plug_ins.of(A{})) known.push_back(each->name);
    });
    const Node* const kind = find_kind(node, path, known);
    if (kind == nullptr) return;
    const Node alone{.kind = Node::Kind::map, .place = node.place};
    const Node& fields = kind == &node ? alone : node;
    for_each_alternative<V>([&]<class A>(std::type_identity<A>) {
      if constexpr (PluggedKind<A>) {
        for (const auto& each : names_.plug_ins.of(A{}))
          if (each->name == kind->text) read_plugged(fields, out.template emplace<A>(), each, path);
      } else if (A::name == kind->text) {
        auto& value = out.template emplace<A>();
        std::vector<std::string> keys = keys_of<A>();
        keys.insert(keys.begin(), "kind");
        check_keys(fields, path, keys);
        for_each_field<A>([&](const auto& field) { read_field(fields, value, path, field); });
      }
    });
  }

  // The values of a kind from outside, each as its standard is; then the kind itself says whether they make
  // sense.
  template <PluggedKind T, class PlugIn>
  void read_plugged(const Node& node, T& out, const PlugIn& plug_in, const std::string& path) {
    out.plug_in = plug_in;
    std::vector<std::string> keys{"kind"};
    for (const auto& field : plug_in->fields) keys.push_back(field.name);
    check_keys(node, path, keys);
    for (const auto& field : plug_in->fields) {
      auto value = field.standard;
      if (const Node* const written = node.find(field.name)) {
        const std::string place = below(path, field.name);
        issues_.remember(place, written->place);
        std::visit([&](auto& each) { read(*written, each, place, field.options); }, value);
      }
      out.values.push_back(std::move(value));
    }
    if (!issues_.empty()) return;
    if (auto answer = plug_in->with(out.values))
      out.answer = std::move(*answer);
    else
      error(node, path, answer.error().what);
  }

  template <class T, class Owner, class Value>
  void read_field(const Node& node, T& out, const std::string& path, const Field<Owner, Value>& field) {
    const Node* const value = node.find(field.name);
    if (value == nullptr) {
      if (field.options.required) missing(node, path, field.name, field.help);
      return;
    }
    const std::string place = below(path, field.name);
    issues_.remember(place, value->place);
    if (!issues_.full()) read(*value, out.*field.member, place, field.options);
  }

  // The further fields of an action: all but the first, whose value stands behind the action's name.
  template <Described A>
  A read_action(const Node& node, const Node& subject, const std::string& path);

  template <class Visit>
  void each_key(const Node& node, const std::string& path, Visit&& visit) {
    if (!is_map(node, path)) return;
    for (std::size_t i = 0; i < node.keys.size() && !issues_.full(); ++i) {
      issues_.remember(below(path, node.keys[i].text), node.keys[i].place);
      visit(node.keys[i], node.items[i]);
    }
  }

  void error(const Node& node, const std::string& path, std::string message) {
    issues_.add(node.place, path, std::move(message));
  }
  void missing(const Node& node, const std::string& path, std::string_view key, std::string_view help);
  const KnownNames& names() const { return names_; }
  Issues& issues() { return issues_; }

  // Nothing written counts as an empty mapping: "FR:" is a country with every default.
  bool is_map(const Node& node, const std::string& path);
  void check_keys(const Node& node, const std::string& path, const std::vector<std::string>& known);

 private:
  bool is_scalar(const Node& node, const std::string& path, const std::string& expected);
  bool is_plain(const Node& node, const std::string& path, const std::string& expected);
  // Where the name of a kind is written, if it is one of those known.
  const Node* find_kind(const Node& node, const std::string& path, const std::vector<std::string>& known);
  void report_repeated(const Node& list, const std::string& path);
  bool in_range(const Node& node, double value, const std::string& path, const FieldOptions& options,
                bool time);
  template <class T>
  void read_count(const Node& node, T& out, const std::string& path, const FieldOptions& options);
  static bool is_name(std::string_view text);
  static std::string joined(const std::vector<std::string>& words);
  static std::string hint(std::string_view written, const std::vector<std::string>& known);

  Issues& issues_;
  const KnownNames& names_;
};

}  // namespace ishaken::sim
