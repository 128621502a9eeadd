#include "sim/scenario/shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/base/time.h"
#include "sim/scenario/emit.h"
#include "sim/scenario/scalars.h"

namespace ishaken::sim {
namespace {

std::string name_of_kind(const Shape& shape, bool plural) {
  const auto word = [&](std::string_view one, std::string_view many) {
    return std::string{plural ? many : one};
  };
  switch (shape.kind) {
    case Shape::Kind::boolean:
      return word("true or false", "true or false");
    case Shape::Kind::integer:
      return word("whole number", "whole numbers");
    case Shape::Kind::number:
      return word("number", "numbers");
    case Shape::Kind::text:
      return word("text", "texts");
    case Shape::Kind::duration:
      return word("duration", "durations");
    case Shape::Kind::rate:
      return word("rate", "rates");
    case Shape::Kind::date:
      return word("date", "dates");
    case Shape::Kind::choice:
      return word("choice", "choices");
    case Shape::Kind::country:
      return word("country", "countries");
    case Shape::Kind::countries:
      return word("any, country, or list of countries", "selections of countries");
    case Shape::Kind::calling:
      return word("calling number", "calling numbers");
    case Shape::Kind::party:
      return word("party", "parties");
    case Shape::Kind::settings:
      return word("mapping of policy values", "mappings of policy values");
    case Shape::Kind::expectation:
      return word("expectation", "expectations");
    case Shape::Kind::entry:
      return word("entry", "entries");
    case Shape::Kind::object:
      return word("mapping", "mappings");
    case Shape::Kind::one_of:
      return word("kind", "kinds");
    case Shape::Kind::list:
      return "list of " + name_of_kind(*shape.element, true);
    case Shape::Kind::map:
      return fmt::format("{} of {}", shape.by_country ? "mapping by country" : "mapping by name",
                         name_of_kind(*shape.element, true));
  }
  return "";
}

}  // namespace

const FieldShape* StructShape::find(std::string_view name) const {
  const auto found = std::ranges::find(fields, name, &FieldShape::name);
  return found == fields.end() ? nullptr : &*found;
}

std::vector<std::string> StructShape::keys() const {
  std::vector<std::string> out;
  for (const FieldShape& field : fields) out.emplace_back(field.name);
  return out;
}

std::string kind_text(const FieldShape& field) {
  if (field.is_share()) return "share";
  if (field.shape->kind == Shape::Kind::map && field.shape->element->kind == Shape::Kind::number)
    return "shares by name";
  if (field.options.unit == "digits") return "list of digits";
  return name_of_kind(*field.shape, false);
}

std::string range_text(const FieldShape& field) {
  const auto& [min, max, required, unit, refers_to] = field.options;
  const bool time = field.shape->kind == Shape::Kind::duration;
  const auto text = [&](double limit) {
    std::string out = time ? to_text(seconds(limit)) : print(limit);
    if (!time && !unit.empty() && unit != "digits") out += fmt::format(" {}", unit);
    return out;
  };
  if (min == max) return text(min);
  if (std::isfinite(min) && std::isfinite(max))
    return fmt::format("{} to {}", time ? text(min) : print(min), text(max));
  if (std::isfinite(min)) return min == 0 && time ? "" : "at least " + text(min);
  return std::isfinite(max) ? "at most " + text(max) : std::string{unit == "digits" ? "" : unit};
}

std::string default_text(const FieldShape& field) {
  const bool mapping = field.standard.is(Node::Kind::map) && field.shape->kind != Shape::Kind::one_of;
  return field.standard.is(Node::Kind::null) || mapping ? "" : flow_text(field.standard);
}

const std::vector<Choice>& choices_of(const FieldShape& field) {
  return field.shape->element ? field.shape->element->choices : field.shape->choices;
}

}  // namespace ishaken::sim
