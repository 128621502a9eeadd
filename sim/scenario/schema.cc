#include "sim/scenario/schema.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "sim/scenario/scenario.h"
#include "sim/scenario/shape.h"

namespace ishaken::sim {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view amount = R"(^ *([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)? *)";
constexpr std::string_view date = "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?$";
constexpr std::string_view country = "^[A-Z]{2}$";
constexpr std::string_view name = "^[A-Za-z0-9_-]{1,64}$";

Json text(std::string_view pattern) { return {{"type", "string"}, {"pattern", pattern}}; }
std::string duration() { return fmt::format("{}(ns|us|ms|s|min|h|d|w) *$", amount); }

Json object_schema(const StructShape& shape);
Json one_of_schema(const Shape& shape);
Json settings_schema();

Json number_schema(std::string_view type, const FieldOptions& options) {
  Json out{{"type", type}};
  const auto limit = [&](std::string_view key, double value) {
    if (!std::isfinite(value)) return;
    if (value == std::floor(value))
      out[key] = static_cast<std::int64_t>(value);
    else
      out[key] = value;
  };
  limit("minimum", type == "integer" ? std::max(options.min, 0.0) : options.min);
  limit("maximum", options.max);
  return out;
}

Json names_schema(const std::vector<Choice>& choices) {
  Json names = Json::array();
  for (const Choice& choice : choices) names.push_back(choice.name);
  return {{"enum", names}};
}

Json value_schema(const Shape& shape, const FieldOptions& options) {
  switch (shape.kind) {
    case Shape::Kind::boolean:
      return {{"type", "boolean"}};
    case Shape::Kind::integer:
      return number_schema("integer", options);
    case Shape::Kind::number: {
      Json number = number_schema("number", options);
      if (!(options.min >= 0 && options.max <= 1)) return number;
      return {{"anyOf", Json::array({number, text(fmt::format("{}%$", std::string{amount}.erase(1, 2)))})}};
    }
    case Shape::Kind::text:
      if (options.unit == "digits")
        return {{"type", {"string", "integer"}},
                {"pattern", "^[0-9]{1,9}$"},
                {"minimum", 0},
                {"maximum", 999'999'999}};
      return {{"type", "string"}};
    case Shape::Kind::duration:
      return text(duration());
    case Shape::Kind::rate:
      return text(fmt::format("{}per +(s|min|h|d|w) *$", amount));
    case Shape::Kind::date:
      return text(date);
    case Shape::Kind::country:
      return text(country);
    case Shape::Kind::countries:
      return {
          {"anyOf",
           Json::array(
               {Json{{"const", "any"}}, text(country),
                Json{{"type", "array"}, {"items", text(country)}, {"minItems", 1}, {"uniqueItems", true}}})}};
    case Shape::Kind::calling:
      return text(R"(^(own|unallocated|numbers-of\( *([A-Z]{2}|\+[0-9]{1,9}) *\)|\+[-0-9 ().]+)$)");
    case Shape::Kind::party:
      return text(
          "^(registry|(repository|adversary)/[A-Za-z0-9_-]+|[A-Z]{2}(/(ga|pa|cr|gateway|(ca|provider)/"
          "[1-9][0-9]*))?)$");
    case Shape::Kind::expectation:
      return {{"type", "string"}};
    case Shape::Kind::settings:
      return settings_schema();
    case Shape::Kind::entry:
      return nullptr;  // json_schema puts it in, since it has the list of actions
    case Shape::Kind::object:
      return object_schema(*shape.object);
    case Shape::Kind::choice:
      return names_schema(shape.choices);
    case Shape::Kind::one_of:
      return one_of_schema(shape);
    case Shape::Kind::list: {
      Json out{{"type", "array"}, {"items", value_schema(*shape.element, options)}};
      if (shape.element->kind != Shape::Kind::object && shape.element->kind != Shape::Kind::entry)
        out["uniqueItems"] = true;
      return out;
    }
    case Shape::Kind::map:
      break;
  }
  return {{"type", "object"},
          {"patternProperties", {{shape.by_country ? country : name, value_schema(*shape.element, options)}}},
          {"additionalProperties", false}};
}

Json default_value(const FieldShape& field, const Node& node) {
  if (node.is(Node::Kind::list)) {
    Json out = Json::array();
    for (const Node& item : node.items) out.push_back(default_value(field, item));
    return out;
  }
  const bool literal = field.shape->kind == Shape::Kind::boolean ||
                       field.shape->kind == Shape::Kind::integer || field.shape->kind == Shape::Kind::number;
  return literal ? Json::parse(node.text) : Json(node.text);
}

Json field_schema(const FieldShape& field) {
  Json out = value_schema(*field.shape, field.options);
  std::string help{field.help};
  const std::string range = range_text(field);
  if (!range.empty()) help += fmt::format(" ({})", range);
  for (const Choice& choice : choices_of(field)) help += fmt::format("\n{}: {}", choice.name, choice.help);
  out["description"] = help;
  const bool plain = !field.standard.is(Node::Kind::null) && !field.standard.is(Node::Kind::map);
  if (plain) out["default"] = default_value(field, field.standard);
  return out;
}

Json object_schema(const StructShape& shape) {
  Json properties = Json::object(), required = Json::array();
  for (const FieldShape& field : shape.fields) {
    properties[std::string{field.name}] = field_schema(field);
    if (field.options.required) required.push_back(field.name);
  }
  Json out{{"type", "object"}, {"description", shape.help}};
  if (required.empty()) out["type"] = {"object", "null"};  // "FR:" alone: every default
  out["properties"] = properties;
  if (!required.empty()) out["required"] = required;
  out["additionalProperties"] = false;
  return out;
}

// Returns the schema of a kind: its name alone, or one alternative for each kind.
Json one_of_schema(const Shape& shape) {
  Json alternatives = Json::array({names_schema(shape.choices)});
  for (std::size_t i = 0; i < shape.kinds.size(); ++i) {
    Json kind = object_schema(*shape.kinds[i]);
    Json properties{{"kind", {{"const", shape.choices[i].name}, {"description", shape.choices[i].help}}}},
        required = Json::array({"kind"});
    properties.update(kind["properties"]);
    if (kind.contains("required"))
      required.insert(required.end(), kind["required"].begin(), kind["required"].end());
    alternatives.push_back({{"type", "object"},
                            {"title", shape.choices[i].name},
                            {"description", kind["description"]},
                            {"properties", properties},
                            {"required", required},
                            {"additionalProperties", false}});
  }
  return {{"oneOf", alternatives}};
}

// Returns the schema of an entry of the timeline, with one alternative for each action: the action's name is
// the key of the first field, and the further fields follow.
Json entry_schema(ActionKinds actions) {
  Json alternatives = Json::array();
  for (const ActionKind* kind : actions) {
    const StructShape& shape = kind->shape();
    const std::string action{kind->name};
    Json properties{{"at",
                     {{"description", "when: after the start, such as 3 d, or a date"},
                      {"anyOf", Json::array({text(duration()), text(date)})}}}};
    Json required{"at", action};
    for (std::size_t i = 0; i < shape.fields.size(); ++i) {
      const FieldShape& field = shape.fields[i];
      Json value = field_schema(field);
      if (i == 0) value["description"] = fmt::format("{}: {}", kind->help, field.help);
      properties[i == 0 ? action : std::string{field.name}] = std::move(value);
      if (i > 0 && field.options.required) required.push_back(field.name);
    }
    alternatives.push_back({{"type", "object"},
                            {"title", action},
                            {"description", kind->help},
                            {"properties", properties},
                            {"required", required},
                            {"additionalProperties", false}});
  }
  return {{"anyOf", alternatives}};
}

Json settings_schema() {
  Json patterns = Json::object();
  for (const FieldShape& field : description_of<trust::Policy>().fields)
    patterns[fmt::format("^policies\\.[A-Za-z0-9_-]+\\.{}$", field.name)] = field_schema(field);
  return {{"type", "object"},
          {"minProperties", 1},
          {"patternProperties", patterns},
          {"additionalProperties", false}};
}

}  // namespace

std::string json_schema(ActionKinds actions) {
  Json out{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "ishaken scenario"}};
  out.update(object_schema(description_of<Scenario>()));
  out["properties"]["timeline"]["items"] = entry_schema(actions);
  return out.dump(1) + "\n";
}

}  // namespace ishaken::sim
