#include "sim/scenario/listing.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "models/numbering/atlas.h"
#include "sim/scenario/defences.h"
#include "sim/scenario/emit.h"
#include "sim/scenario/nearest.h"
#include "sim/scenario/scenario.h"
#include "sim/scenario/shape.h"
#include "sim/scenario/writer.h"

namespace ishaken::sim {
namespace {

using Json = nlohmann::ordered_json;

Json fields_of(const StructShape& shape) {
  Json out = Json::array();
  for (const FieldShape& field : shape.fields) {
    Json row{{"name", field.name}, {"help", field.help}, {"kind", kind_text(field)}};
    if (!field.options.unit.empty()) row["unit"] = field.options.unit;
    if (const std::string range = range_text(field); !range.empty()) row["range"] = range;
    if (const std::string standard = default_text(field); !standard.empty()) row["default"] = standard;
    if (field.options.required) row["required"] = true;
    for (const Choice& choice : choices_of(field))
      row["values"].push_back({{"name", choice.name}, {"help", choice.help}});
    out.push_back(std::move(row));
  }
  return out;
}

template <class T>
Json fields() {
  return fields_of(description_of<T>());
}

Json kinds_of(const Shape& shape) {
  Json out = Json::array();
  for (std::size_t i = 0; i < shape.kinds.size(); ++i) {
    const auto& [name, help] = shape.choices[i];
    out.push_back({{"name", name}, {"help", help}, {"fields", fields_of(*shape.kinds[i])}});
  }
  return out;
}

template <class T>
Json kinds() {
  return kinds_of(shape_of<T>());
}

Json action_rows(ActionKinds actions) {
  Json out = Json::array();
  for (const ActionKind* kind : actions) {
    Json row{{"name", kind->name}, {"help", kind->help}, {"fields", fields_of(kind->shape())}};
    if (kind->attack) row["attack"] = true;
    out.push_back(std::move(row));
  }
  return out;
}

Json atlas_rows() {
  Json out = Json::array();
  for (const AtlasCountry& country : atlas())
    out.push_back({{"name", country.code.text()},
                   {"help", country.name},
                   {"region", name_of(country.region)},
                   {"prefixes", country.prefixes},
                   {"population", country.population}});
  return out;
}

Json profile_rows() {
  Json out = Json::array();
  for (const trust::BuiltInProfile& each : trust::built_in_profiles()) {
    Json row{{"name", each.name}, {"help", each.help}};
    for (const FieldShape& field : description_of<trust::Profile>().fields) {
      const Node value = to_node(*field.shape, field.in(&each.profile));
      if (!value.is(Node::Kind::null)) row[std::string{field.name}] = flow_text(value);
    }
    out.push_back(std::move(row));
  }
  return out;
}

Json defence_rows() {
  Json out = Json::array();
  for (const Defence& each : defences())
    out.push_back({{"name", each.name}, {"help", each.help}, {"with", each.with}, {"without", each.without}});
  return out;
}

struct Topic {
  std::string_view name, help;
  Json (*rows)();  // null for the actions, which are an argument of listing()
};

std::span<const Topic> topics() {
  static constexpr std::array all{
      Topic{"scenario", "keys of a scenario", fields<Scenario>},
      Topic{"countries", "the atlas: codes, names, regions, prefixes", atlas_rows},
      Topic{"templates", "keys of a country or a template of countries", fields<Country>},
      Topic{"policies", "keys of a policy", fields<trust::Policy>},
      Topic{"profiles", "built-in verifier profiles; values that they leave open are those of the policy",
            profile_rows},
      Topic{"reviews", "keys of how an STI-GA judges other countries by reputation",
            fields<reputation::Review>},
      Topic{"rules", "from belief to decision: kinds of rule of a review", kinds<reputation::Rule>},
      Topic{"estimators", "from evidence to belief: kinds of estimator of a review",
            kinds<reputation::Estimator>},
      Topic{"scoring", "how a provider scores calling numbers: kinds of scoring of a review",
            kinds<reputation::Scoring>},
      Topic{"tracing", "keys of how a review has calls traced", fields<reputation::Tracing>},
      Topic{"agreements", "keys of a bilateral agreement", fields<Agreement>},
      Topic{"registry", "keys of the International SHAKEN registry", fields<RegistrySettings>},
      Topic{"links", "keys of the network between parties", fields<Links>},
      Topic{"transport", "keys of protocols, connections, and rates and queues of links", fields<Transport>},
      Topic{"traffic", "keys of a source of calls", fields<Traffic>},
      Topic{"answers",
            "how callers answer when their calls no longer get through: kinds of answer of a source",
            kinds<Answer>},
      Topic{"callees", "keys of how called people behave", fields<Callees>},
      Topic{"tracebacks", "keys of how calls are traced hop by hop", fields<Tracebacks>},
      Topic{"measures", "keys of the analyst's definition of a bad country", fields<Measures>},
      Topic{"actions", "actions of the timeline", nullptr},
      Topic{"defences", "defences that a run can be compared with and without", defence_rows},
      Topic{"fidelity", "how real each layer is", fields<Fidelity>}};
  return all;
}

}  // namespace

std::vector<std::string> listing_topics() {
  std::vector<std::string> names;
  for (const Topic& topic : topics()) names.emplace_back(topic.name);
  return names;
}

Result<std::string> listing(std::string_view what, ActionKinds actions,
                            std::span<const FurtherTopic> further) {
  if (what.empty()) {
    Json out = Json::array();
    for (const Topic& topic : topics()) out.push_back({{"name", topic.name}, {"help", topic.help}});
    for (const FurtherTopic& topic : further) out.push_back({{"name", topic.name}, {"help", topic.help}});
    return out.dump(1);
  }
  if (const auto topic = std::ranges::find(topics(), what, &Topic::name); topic != topics().end())
    return (topic->rows == nullptr ? action_rows(actions) : topic->rows()).dump(1);
  if (const auto topic = std::ranges::find(further, what, &FurtherTopic::name); topic != further.end())
    return topic->rows();
  std::vector<std::string> known = listing_topics();
  for (const FurtherTopic& topic : further) known.emplace_back(topic.name);
  return fail(fmt::format("nothing to list under '{}'{}", what, suggestion(what, known)));
}

}  // namespace ishaken::sim
