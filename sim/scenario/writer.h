// From the structs back to a tree of YAML, every default written. Codes and names count as quoted texts,
// since some readers of YAML take NO and off for false.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/document.h"
#include "sim/scenario/kinds.h"
#include "sim/scenario/scalars.h"
#include "sim/scenario/scenario.h"

namespace ishaken::sim {

inline Node to_node(bool value) { return Node::scalar(value ? "true" : "false"); }
inline Node to_node(int value) { return Node::scalar(std::to_string(value)); }
inline Node to_node(unsigned value) { return Node::scalar(std::to_string(value)); }
inline Node to_node(std::uint64_t value) { return Node::scalar(std::to_string(value)); }
inline Node to_node(double value) { return Node::scalar(print(value)); }
inline Node to_node(const std::string& value) { return value.empty() ? Node{} : Node::scalar(value, true); }
inline Node to_node(Duration value) { return Node::scalar(to_text(value)); }
inline Node to_node(Rate value) { return Node::scalar(print(value)); }
inline Node to_node(Instant value) { return Node::scalar(to_text(value)); }
inline Node to_node(CountryCode value) { return value.known() ? Node::scalar(value.text(), true) : Node{}; }
inline Node to_node(const CallingNumber& value) { return Node::scalar(print(value), true); }
inline Node to_node(const PartyPath& value) { return Node::scalar(value.text); }
inline Node to_node(const Expectation& value) { return Node::scalar(value.text, true); }
Node to_node(const CountrySelector& value);
Node to_node(const TimedAction& value);
Node to_node(const std::vector<Setting>& value);

template <NamedEnum E>
Node to_node(E value) {
  return Node::scalar(std::string{name_of(value)}, true);
}
template <Described T>
Node to_node(const T& value);
template <PluggedKind T>
Node to_node(const T& value) {
  Node out = Node::map();
  for (std::size_t i = 0; i < value.values.size(); ++i)
    out.add(value.plug_in->fields[i].name,
            std::visit([](const auto& each) { return to_node(each); }, value.values[i]));
  return out;
}
template <OneOf V>
Node to_node(const V& value);

template <class T>
Node to_node(const std::optional<T>& value) {
  return value ? to_node(*value) : Node{};
}
template <class T>
Node to_node(const std::vector<T>& values) {
  Node out = Node::list();
  for (const T& value : values) out.items.push_back(to_node(value));
  return out;
}
template <class Key, class T>
Node to_node(const std::map<Key, T>& values) {
  Node out = Node::map();
  for (const auto& [key, value] : values) {
    if constexpr (std::is_same_v<Key, CountryCode>)
      out.add(key.text(), to_node(value));
    else
      out.add(key, to_node(value));
  }
  return out;
}

// What has no value (an absent optional, an empty text) has no key.
template <Described T>
Node to_node(const T& value) {
  Node out = Node::map();
  for_each_field<T>([&](const auto& field) {
    Node node = to_node(value.*field.member);
    const bool nothing = node.is(Node::Kind::null) || (node.is(Node::Kind::map) && node.items.empty());
    if (!nothing) out.add(std::string{field.name}, std::move(node));
  });
  return out;
}

template <OneOf V>
Node to_node(const V& value) {
  Node out = std::visit([](const auto& kind) { return to_node(kind); }, value);
  out.keys.insert(out.keys.begin(), Node::scalar("kind"));
  out.items.insert(out.items.begin(), Node::scalar(std::string{kind_name(value)}, true));
  return out;
}

}  // namespace ishaken::sim
