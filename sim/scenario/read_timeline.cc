// The reading of an entry of the timeline: `at`, one action, and the action's further fields.
#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/emit.h"
#include "sim/scenario/reader.h"

namespace ishaken::sim {
namespace {

bool looks_like_a_date(std::string_view text) { return text.size() >= 5 && text[4] == '-'; }

}  // namespace

std::vector<std::string> action_names(ActionKinds kinds) {
  std::vector<std::string> names;
  for (const ActionKind* kind : kinds) names.emplace_back(kind->name);
  return names;
}

void Reader::read(const Node& node, TimedAction& out, const std::string& path, const FieldOptions&) {
  if (!node.is(Node::Kind::map))
    return error(node, path,
                 fmt::format("expected an entry such as {{at: 3 d, exclude: XA}}, got {}", shown(node)));
  if (const Node* at = node.find("at"); at == nullptr) {
    missing(node, path, "at", "when it happens, such as 3 d after the start, or a date");
  } else if (at->is(Node::Kind::scalar) && looks_like_a_date(at->text)) {
    Instant date{};
    read(*at, date, below(path, "at"), {});
    out.at = date - start;
    if (date != Instant{} && date < start)
      error(*at, below(path, "at"), fmt::format("{} is before the start, {}", at->text, to_text(start)));
  } else {
    read(*at, out.at, below(path, "at"), {.min = 0});
  }
  if (const Node* at = node.find("at")) issues_.remember(below(path, "at"), at->place);

  const std::vector<std::string> known = action_names(names_.actions);
  const Node* action = nullptr;
  for (const Node& key : node.keys) {
    if (std::ranges::find(known, key.text) == known.end()) continue;
    if (action != nullptr)
      return error(
          key, path,
          fmt::format("'{}' and '{}' in one entry; write one entry for each", action->text, key.text));
    action = &key;
  }
  if (action == nullptr) {
    const auto other = std::ranges::find_if(node.keys, [](const Node& key) { return key.text != "at"; });
    if (other == node.keys.end())
      return error(node, path, "this entry names no action; known: " + joined(known));
    return error(*other, path, fmt::format("no action {}{}", shown(*other), suggestion(other->text, known)));
  }
  const auto kind = std::ranges::find(names_.actions, action->text, &ActionKind::name);
  out.action = (*kind)->read(*this, node, path);
}

void Reader::read_action(const Node& entry, const std::string& name, const StructShape& shape, void* out,
                         const std::string& path) {
  const Node& subject = *entry.find(name);
  const FieldShape& first = shape.fields.front();
  const std::string place = below(path, name);
  issues_.remember(place, subject.place);
  read(*first.shape, subject, first.in(out), place, first.options);
  for (std::size_t i = 1; i < shape.fields.size(); ++i) read_field(entry, out, path, shape.fields[i]);
  std::vector<std::string> keys = shape.keys();
  keys.front() = name;
  keys.insert(keys.begin(), "at");
  check_keys(entry, path, keys);
}

// Reads settings such as {policies.careful.merge: scoped}. Each value is read like the field of the policy,
// to check it, and kept as text.
void Reader::read(const Node& node, std::vector<Setting>& out, const std::string& path, const FieldOptions&) {
  if (!node.is(Node::Kind::map) || node.keys.empty())
    return error(node, path,
                 fmt::format("expected a mapping such as {{policies.careful.merge: scoped}}, got {}",
                             node.is(Node::Kind::map) ? "an empty one" : shown(node)));
  each_key(node, path, [&](const Node& key, const Node& value) {
    const std::string_view text = key.text;
    const std::size_t first = text.find('.'), last = text.rfind('.');
    if (text.substr(0, first) != "policies" || first == last)
      return error(key, path, fmt::format("expected policies.NAME.KEY, got {}", shown(key)));
    const std::string_view policy = text.substr(first + 1, last - first - 1), name = text.substr(last + 1);
    if (std::ranges::find(names_.policies, policy) == names_.policies.end())
      return error(key, path, fmt::format("no policy '{}'{}", policy, suggestion(policy, names_.policies)));
    const StructShape& keys = description_of<trust::Policy>();
    const FieldShape* const field = keys.find(name);
    if (field == nullptr)
      return error(key, path, fmt::format("a policy has no key '{}'{}", name, suggestion(name, keys.keys())));
    trust::Policy scratch;
    read(*field->shape, value, field->in(&scratch), below(path, text), field->options);
    out.push_back({key.text, flow_text(value)});
  });
}

}  // namespace ishaken::sim
