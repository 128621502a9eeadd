#include "sim/scenario/writer.h"

#include "sim/scenario/actions.h"

namespace ishaken::sim {

Node to_node(const CountrySelector& value) {
  if (value.any()) return Node::scalar("any");
  return value.codes.size() == 1 ? to_node(value.codes.front()) : to_node(value.codes);
}

Node to_node(const TimedAction& value) {
  Node out = Node::map();
  out.add("at", to_node(value.at));
  std::visit(
      [&]<class A>(const A& action) {
        Node fields = to_node(action);
        for (std::size_t i = 0; i < fields.keys.size(); ++i)
          out.add(i == 0 ? std::string{A::name} : fields.keys[i].text, std::move(fields.items[i]));
      },
      value.action);
  return out;
}

Node to_node(const std::vector<Setting>& value) {
  Node out = Node::map();
  for (const Setting& setting : value) {
    // The text of one value is YAML of its own; it was made by flow_text and is read back here.
    Issues none;
    none.add_source("setting", setting.value);
    out.add(setting.path, parse_yaml(setting.value, 0, none).value_or(Node{}));
  }
  return out;
}

}  // namespace ishaken::sim
