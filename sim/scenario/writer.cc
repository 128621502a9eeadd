#include "sim/scenario/writer.h"

#include "sim/scenario/emit.h"

namespace ishaken::sim {
namespace {

bool is_nothing(const Node& node) {
  return node.is(Node::Kind::null) || (node.is(Node::Kind::map) && node.items.empty());
}

Node one_of_node(const Shape& shape, const void* value) {
  const auto [index, fields] = shape.chosen(value);
  if (fields == nullptr) return shape.outside.write(value);
  Node out = Node::map();
  out.add("kind", Node::scalar(std::string{shape.choices[index].name}, true));
  Node values = to_node(*shape.kinds[index], fields);
  for (std::size_t i = 0; i < values.keys.size(); ++i) {
    out.keys.push_back(std::move(values.keys[i]));
    out.items.push_back(std::move(values.items[i]));
  }
  return out;
}

// Returns the node of a default; for a kind whose values are its own defaults, its name alone.
Node standard_of(const Shape& shape, const void* value) {
  Node full = to_node(shape, value);
  if (shape.kind != Shape::Kind::one_of) return full;
  const auto [index, fields] = shape.chosen(value);
  const bool is_plain = fields != nullptr && flow_text(to_node(*shape.kinds[index], fields)) ==
                                                 flow_text(shape.kinds[index]->standard);
  return is_plain ? full.items.front() : full;
}

}  // namespace

Node to_node(const std::map<std::string, double>& shares) {
  Node out = Node::map();
  for (const auto& [name, share] : shares) out.add(name, to_node(share));
  return out;
}

Node to_node(const CountrySelector& value) {
  if (value.any()) return Node::scalar("any");
  return value.codes.size() == 1 ? to_node(value.codes.front()) : to_node(value.codes);
}

Node to_node(const TimedAction& value) {
  Node out = Node::map(), values = value.action->fields();
  out.add("at", to_node(value.at));
  for (std::size_t i = 0; i < values.keys.size(); ++i)
    out.add(i == 0 ? std::string{value.action->kind().name} : values.keys[i].text,
            std::move(values.items[i]));
  return out;
}

Node to_node(const std::vector<Setting>& value) {
  Node out = Node::map();
  for (const Setting& setting : value) {
    // flow_text wrote the value as YAML text; it is read back here.
    Issues none;
    none.add_source("setting", setting.value);
    out.add(setting.path, parse_yaml(setting.value, 0, none).value_or(Node{}));
  }
  return out;
}

Node to_node(const StructShape& shape, const void* value) {
  Node out = Node::map();
  for (const FieldShape& field : shape.fields)
    if (Node node = to_node(*field.shape, field.in(value)); !is_nothing(node))
      out.add(std::string{field.name}, std::move(node));
  return out;
}

Node to_node(const Shape& shape, const void* value) {
  if (shape.optional.held != nullptr) value = shape.optional.held(value);
  if (value == nullptr) return {};
  if (shape.leaf.write != nullptr) return shape.leaf.write(value);
  switch (shape.kind) {
    case Shape::Kind::object:
      return to_node(*shape.object, value);
    case Shape::Kind::choice:
      return Node::scalar(std::string{shape.choices[shape.chosen(value).index].name}, true);
    case Shape::Kind::one_of:
      return one_of_node(shape, value);
    default:
      break;
  }
  const bool is_list = shape.kind == Shape::Kind::list;
  Node out = is_list ? Node::list() : Node::map();
  shape.elements.each(value, [&](const std::string& key, const void* element) {
    Node node = to_node(*shape.element, element);
    if (is_list)
      out.items.push_back(std::move(node));
    else
      out.add(key, std::move(node));
  });
  return out;
}

void add_field(StructShape& out, std::string_view name, std::string_view help, const FieldOptions& options,
               const Shape& shape, const void* standard, const void* member) {
  const std::ptrdiff_t offset =
      static_cast<const std::byte*>(member) - static_cast<const std::byte*>(standard);
  Node value = options.required ? Node{} : standard_of(shape, member);
  out.fields.push_back({name, help, options, &shape, offset, std::move(value)});
}

}  // namespace ishaken::sim
