#include "sim/scenario/reader.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace ishaken::sim {
namespace {

bool is_name(std::string_view text) {
  constexpr std::size_t longest = 64;
  return !text.empty() && text.size() <= longest && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

std::vector<std::string> names_of(const std::vector<Choice>& choices) {
  std::vector<std::string> names;
  for (const Choice& choice : choices) names.emplace_back(choice.name);
  return names;
}

}  // namespace

std::string below(const std::string& path, std::string_view key) {
  return path.empty() ? std::string{key} : fmt::format("{}.{}", path, key);
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string hint(std::string_view written, const std::vector<std::string>& known) {
  const std::string_view near = nearest(written, known);
  return near.empty() ? "" : fmt::format("; did you mean '{}'?", near);
}

bool Reader::is_map(const Node& node, const std::string& path) {
  if (node.is(Node::Kind::map) || node.is(Node::Kind::null)) return true;
  error(node, path, fmt::format("expected a mapping, such as {{key: value}}, got {}", shown(node)));
  return false;
}

void Reader::check_keys(const Node& node, const std::string& path, const std::vector<std::string>& known) {
  for (const Node& key : node.keys) {
    if (issues_.full()) return;
    if (std::ranges::find(known, key.text) == known.end())
      error(key, path, fmt::format("unknown key {}{}", shown(key), suggestion(key.text, known)));
  }
}

void Reader::missing(const Node& node, const std::string& path, std::string_view key, std::string_view help) {
  error(node, path, fmt::format("the key '{}' is missing: {}", key, help));
}

const Node* Reader::find_kind(const Node& node, const std::string& path,
                              const std::vector<std::string>& known) {
  const std::string names = joined(known);
  if (!node.is(Node::Kind::scalar) && !node.is(Node::Kind::map)) {
    error(node, path,
          fmt::format("expected one of {}, or {{kind: {}}} with further keys, got {}", names, known.front(),
                      shown(node)));
    return nullptr;
  }
  const Node* const kind = node.is(Node::Kind::map) ? node.find("kind") : &node;
  if (kind == nullptr) {
    missing(node, path, "kind", "one of " + names);
    return nullptr;
  }
  const std::string place = kind == &node ? path : below(path, "kind");
  if (!is_scalar(*kind, place, "expected one of " + names)) return nullptr;
  if (std::ranges::find(known, kind->text) != known.end()) return kind;
  error(*kind, place,
        fmt::format("expected one of {}, got {}{}", names, shown(*kind), hint(kind->text, known)));
  return nullptr;
}

void Reader::report_repeated(const Node& list, const std::string& path) {
  std::set<std::string_view> seen;
  for (const Node& item : list.items)
    if (item.is(Node::Kind::scalar) && !seen.insert(item.text).second)
      error(item, path, fmt::format("{} is in this list twice", shown(item)));
}

void Reader::read(const Shape& shape, const Node& node, void* out, const std::string& path,
                  const FieldOptions& options) {
  if (shape.optional.make != nullptr) out = shape.optional.make(out);
  if (shape.leaf.read != nullptr) return shape.leaf.read(*this, node, out, path, options);
  switch (shape.kind) {
    case Shape::Kind::choice:
      return read_choice(shape, node, out, path);
    case Shape::Kind::list:
      return read_list(shape, node, out, path, options);
    case Shape::Kind::map:
      return read_map(shape, node, out, path, options);
    case Shape::Kind::one_of:
      return read_one_of(shape, node, out, path);
    default:
      return read_object(*shape.object, node, out, path);
  }
}

void Reader::read_choice(const Shape& shape, const Node& node, void* out, const std::string& path) {
  const std::vector<std::string> known = names_of(shape.choices);
  if (!is_scalar(node, path, "expected one of " + joined(known))) return;
  if (const auto found = std::ranges::find(known, node.text); found != known.end())
    shape.choose(out, static_cast<std::size_t>(found - known.begin()));
  else
    error(node, path,
          fmt::format("expected one of {}, got {}{}", joined(known), shown(node), hint(node.text, known)));
}

void Reader::read_list(const Shape& shape, const Node& node, void* out, const std::string& path,
                       const FieldOptions& options) {
  issues_.remember(path, node.place);
  if (!node.is(Node::Kind::list))
    return error(node, path, fmt::format("expected a list, such as [a, b], got {}", shown(node)));
  shape.elements.clear(out);
  for (std::size_t i = 0; i < node.items.size() && !issues_.full(); ++i) {
    const std::string place = fmt::format("{}[{}]", path, i);
    issues_.remember(place, node.items[i].place);
    read(*shape.element, node.items[i], shape.elements.add(out, {}), place, options);
  }
  if (shape.is_distinct) report_repeated(node, path);
}

void Reader::read_map(const Shape& shape, const Node& node, void* out, const std::string& path,
                      const FieldOptions& options) {
  each_key(node, path, [&](const Node& key, const Node& value) {
    if (!is_name(key.text))
      error(key, path, fmt::format("{} is no name: letters, digits, '-' and '_'", shown(key)));
    read(*shape.element, value, shape.elements.add(out, key.text), below(path, key.text), options);
  });
}

// Changes only the fields whose keys are written, so that a country can start from its template.
void Reader::read_object(const StructShape& shape, const Node& node, void* out, const std::string& path) {
  if (!is_map(node, path)) return;
  check_keys(node, path, shape.keys());
  for (const FieldShape& field : shape.fields) read_field(node, out, path, field);
}

// Reads the name of a kind alone, or {kind: NAME} and its fields. Starts from the kind's defaults.
void Reader::read_one_of(const Shape& shape, const Node& node, void* out, const std::string& path) {
  std::vector<std::string> known = names_of(shape.choices);
  const std::size_t own = known.size();
  if (shape.outside.names != nullptr)
    for (std::string& name : shape.outside.names(names_.plug_ins)) known.push_back(std::move(name));
  const Node* const kind = find_kind(node, path, known);
  if (kind == nullptr) return;
  const Node alone{.kind = Node::Kind::map, .place = node.place};
  const Node& written = kind == &node ? alone : node;
  const auto index = static_cast<std::size_t>(std::ranges::find(known, kind->text) - known.begin());
  if (index >= own) return shape.outside.read(*this, written, out, kind->text, path);
  const StructShape& fields = *shape.kinds[index];
  void* const value = shape.choose(out, index);
  std::vector<std::string> keys = fields.keys();
  keys.insert(keys.begin(), "kind");
  check_keys(written, path, keys);
  for (const FieldShape& field : fields.fields) read_field(written, value, path, field);
}

std::vector<reputation::PlugInValue> Reader::read_plugged_values(
    const Node& node, const std::vector<reputation::PlugInField>& fields, const std::string& path) {
  std::vector<std::string> keys{"kind"};
  for (const auto& field : fields) keys.push_back(field.name);
  check_keys(node, path, keys);
  std::vector<reputation::PlugInValue> values;
  for (const auto& field : fields) {
    auto value = field.standard;
    if (const Node* const written = node.find(field.name)) {
      const std::string place = below(path, field.name);
      issues_.remember(place, written->place);
      std::visit([&](auto& each) { read(*written, each, place, field.options); }, value);
    }
    values.push_back(std::move(value));
  }
  return values;
}

void Reader::read_field(const Node& node, void* out, const std::string& path, const FieldShape& field) {
  const Node* const value = node.find(field.name);
  if (value == nullptr) {
    if (field.options.required) missing(node, path, field.name, field.help);
    return;
  }
  const std::string place = below(path, field.name);
  issues_.remember(place, value->place);
  if (!issues_.full()) read(*field.shape, *value, field.in(out), place, field.options);
}

}  // namespace ishaken::sim
