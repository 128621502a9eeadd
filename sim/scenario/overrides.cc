#include "sim/scenario/overrides.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "sim/scenario/nearest.h"
#include "sim/scenario/scenario.h"
#include "sim/scenario/shape.h"

namespace ishaken::sim {
namespace {

struct Step {
  std::string text;
  SourcePosition place;
};

std::vector<Step> steps_of(std::string_view path, int source) {
  std::vector<Step> steps;
  std::size_t start = 0;
  while (start <= path.size()) {
    const std::size_t end = std::min(path.find('.', start), path.size());
    steps.push_back({std::string{path.substr(start, end - start)},
                     SourcePosition{source, 1, static_cast<int>(start) + 1}});
    start = end + 1;
  }
  return steps;
}

// Returns whether the step would add a new policy, review, template or profile. Such a name is probably a
// mistake, since nothing in the file can use it.
bool makes_new_name(const std::vector<Step>& steps, std::size_t i, const Node& at) {
  const std::string& section = steps[0].text;
  return i == 1 &&
         (section == "policies" || section == "reviews" || section == "templates" || section == "profiles") &&
         at.find(steps[i].text) == nullptr && !(section == "policies" && steps[i].text == "default");
}

std::vector<std::string> texts(const std::vector<Node>& keys) {
  std::vector<std::string> out;
  for (const Node& key : keys) out.push_back(key.text);
  return out;
}

// Returns whether the first `count` steps lead to a value that may be written as the name of a kind alone.
bool leads_to_kind(const std::vector<Step>& steps, std::size_t count) {
  const Shape* at = &shape_of<Scenario>();
  for (std::size_t i = 0; i < count; ++i) {
    if (at->element != nullptr) {
      at = at->element;
      continue;
    }
    const FieldShape* const field = at->object != nullptr ? at->object->find(steps[i].text) : nullptr;
    if (field == nullptr) return false;
    at = field->shape;
  }
  return at->kind == Shape::Kind::one_of;
}

// Returns {kind: NAME} for NAME.
Node spelled_out(const Node& kind) {
  Node out = Node::map();
  out.place = kind.place;
  out.add("kind", kind);
  out.keys.back().place = kind.place;
  return out;
}

Node* step_into(Node& at, const std::vector<Step>& steps, std::size_t i, Issues& issues) {
  const Step& step = steps[i];
  if (at.is(Node::Kind::null)) at = Node{.kind = Node::Kind::map, .place = step.place};
  if (at.is(Node::Kind::list)) {
    std::size_t index = 0;
    const char* const end = step.text.data() + step.text.size();
    const auto [last, error] = std::from_chars(step.text.data(), end, index);
    if (error == std::errc{} && last == end && index < at.items.size()) return &at.items[index];
    issues.add(step.place, "",
               at.items.empty()
                   ? std::string{"this list is empty"}
                   : fmt::format("expected the number of an item of this list, 0 to {}, got '{}'",
                                 at.items.size() - 1, step.text));
    return nullptr;
  }
  if (at.is(Node::Kind::scalar) && leads_to_kind(steps, i)) at = spelled_out(at);
  if (!at.is(Node::Kind::map)) {
    issues.add(step.place, "", fmt::format("there is no '{}' below the value {}", step.text, shown(at)));
    return nullptr;
  }
  if (Node* const known = at.find(step.text)) return known;
  if (makes_new_name(steps, i, at)) {
    issues.add(step.place, "",
               fmt::format("the scenario has no '{}' in its {}{}", step.text, steps[0].text,
                           suggestion(step.text, texts(at.keys))));
    return nullptr;
  }
  Node& added = at.add(step.text, Node{.place = step.place});
  at.keys.back().place = step.place;
  return &added;
}

void put(Node& at, const std::vector<Step>& steps, std::size_t i, const Node& value, Issues& issues) {
  if (i == steps.size()) {
    at = value;
  } else if (steps[i].text != "*") {
    if (Node* const next = step_into(at, steps, i, issues)) put(*next, steps, i + 1, value, issues);
  } else {
    // The policy "default" exists even if it is not written.
    Step written = steps[i];
    written.text = "default";
    if (i == 1 && steps[0].text == "policies" && !at.is(Node::Kind::scalar))
      step_into(at, {steps[0], written}, i, issues);
    if (at.is(Node::Kind::scalar))
      issues.add(steps[i].place, "", fmt::format("there is nothing below the value {}", shown(at)));
    for (Node& item : at.items) put(item, steps, i + 1, value, issues);
  }
}

}  // namespace

void apply_overrides(Node& root, std::span<const std::string> overrides, Issues& issues) {
  for (const std::string& text : overrides) {
    const int source = issues.add_source("--set", text);
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      issues.add(SourcePosition{source, 1, 1}, "",
                 "expected path=value, such as policies.careful.merge=scoped");
      continue;
    }
    // Blanks instead of the path keep the columns of the value right.
    auto value = parse_yaml(std::string(equals + 1, ' ') + text.substr(equals + 1), source, issues);
    if (!value) continue;
    if (value->is(Node::Kind::null)) value->place = SourcePosition{source, 1, static_cast<int>(equals) + 2};
    put(root, steps_of(std::string_view{text}.substr(0, equals), source), 0, *value, issues);
  }
}

}  // namespace ishaken::sim
