// The writer from structs back to a tree of YAML, with every default written. Codes and names count as quoted
// texts, since some readers of YAML take NO and off for false.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/scenario/document.h"
#include "sim/scenario/kinds.h"
#include "sim/scenario/scalars.h"
#include "sim/scenario/scenario.h"
#include "sim/scenario/shape.h"

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
inline Node to_node(const ExpectationText& value) { return Node::scalar(value.text, true); }
Node to_node(const std::map<std::string, double>& shares);
Node to_node(const CountrySelector& value);
Node to_node(const TimedAction& value);
Node to_node(const std::vector<Setting>& value);

// Return the tree of a value, by the description of its type.
Node to_node(const Shape& shape, const void* value);
// Leaves out a key that has no value (an absent optional, an empty text).
Node to_node(const StructShape& shape, const void* value);
template <class T>
Node to_node(const T& value) {
  return to_node(shape_of<T>(), &value);
}

// Returns the tree of a plug-in: its name as `kind`, then its values.
template <PluggedKind T>
Node plugged_node(const T& value) {
  Node out = Node::map();
  out.add("kind", Node::scalar(value.plug_in->name, true));
  for (std::size_t i = 0; i < value.values.size(); ++i)
    out.add(value.plug_in->fields[i].name,
            std::visit([](const auto& each) { return to_node(each); }, value.values[i]));
  return out;
}

// Adds a field whose default is at `member` of `standard`.
void add_field(StructShape& out, std::string_view name, std::string_view help, const FieldOptions& options,
               const Shape& shape, const void* standard, const void* member);

}  // namespace ishaken::sim
