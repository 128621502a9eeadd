#include "sim/scenario/load.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/check.h"
#include "sim/scenario/countries.h"
#include "sim/scenario/emit.h"
#include "sim/scenario/overrides.h"
#include "sim/scenario/profiles.h"
#include "sim/scenario/reader.h"
#include "sim/scenario/writer.h"

namespace ishaken::sim {
namespace {

// Returns the names that values may refer to. They are read before the values.
KnownNames names_in(const Node& root, const Vocabulary& vocabulary) {
  const auto keys = [&](std::string_view of) {
    std::vector<std::string> out;
    if (const Node* map = root.find(of))
      for (const Node& key : map->keys) out.push_back(key.text);
    return out;
  };
  KnownNames names{keys("countries"),   keys("policies"), keys("templates"),   keys("profiles"),
                   keys("adversaries"), keys("reviews"),  vocabulary.plug_ins, vocabulary.actions};
  std::erase_if(names.countries, [](const std::string& code) { return !CountryCode::parse(code); });
  if (std::ranges::find(names.policies, "default") == names.policies.end())
    names.policies.emplace_back("default");
  for (const auto& each : trust::built_in_profiles()) names.profiles.emplace_back(each.name);
  return names;
}

Scenario read_scenario(Reader& reader, const Node& root) {
  Scenario out;
  if (!root.is(Node::Kind::map)) {
    reader.error(
        root, "",
        fmt::format("expected a scenario (schema, name, start, countries, ...), got {}", shown(root)));
    return out;
  }
  const StructShape& shape = description_of<Scenario>();
  reader.check_keys(root, "", shape.keys());
  for (const FieldShape& field : shape.fields) {
    // Templates are read with the countries that use them, and are not part of the result.
    if (field.name == "templates") continue;
    if (field.name != "countries") {
      reader.read_field(root, &out, "", field);
      if (field.name == "start") reader.start = out.start;
    } else if (const Node* const countries = root.find(field.name)) {
      reader.issues().remember("countries", countries->place);
      read_countries(reader, *countries, root.find("templates"), out.countries);
    } else {
      reader.missing(root, "", field.name, field.help);
    }
  }
  out.policies.try_emplace("default");
  resolve_profiles(out, reader.issues());
  return out;
}

}  // namespace

Result<Scenario, std::vector<Diagnostic>> load_scenario(std::string_view yaml_text,
                                                        std::string_view file_name,
                                                        std::span<const std::string> overrides,
                                                        const Vocabulary& vocabulary) {
  Issues issues;
  issues.add_source(std::string{file_name}, yaml_text);
  auto root = parse_yaml(yaml_text, 0, issues);
  if (!root) return tl::unexpected(issues.sorted());
  if (root->is(Node::Kind::null)) {
    issues.add(SourcePosition{0, 1, 1}, "",
               "nothing is written here; a scenario begins with schema: 1, name, start, countries");
    return tl::unexpected(issues.sorted());
  }
  apply_overrides(*root, overrides, issues);
  issues.remember("", root->place);
  const KnownNames names = names_in(*root, vocabulary);
  Reader reader(issues, names);
  Scenario scenario = read_scenario(reader, *root);
  check(scenario, issues);
  if (vocabulary.check_expectation != nullptr)
    check_expectations(scenario, vocabulary.check_expectation, issues);
  if (!issues.empty()) return tl::unexpected(issues.sorted());
  std::ranges::stable_sort(scenario.timeline, {}, &TimedAction::at);
  return scenario;
}

std::string resolved_yaml(const Scenario& scenario) { return block_text(to_node(scenario)); }

Result<void> apply_setting(const Setting& setting, std::map<std::string, trust::Policy>& policies) {
  const std::size_t first = setting.path.find('.'), last = setting.path.rfind('.');
  const auto bad = fail(fmt::format("'{}' names no value of a policy", setting.path));
  if (first == std::string::npos || first == last || setting.path.substr(0, first) != "policies") return bad;
  const auto policy = policies.find(setting.path.substr(first + 1, last - first - 1));
  if (policy == policies.end()) return bad;

  Issues issues;
  issues.add_source(setting.path, setting.value);
  const auto value = parse_yaml(setting.value, 0, issues);
  KnownNames names;
  if (value) names.reviews = {value->text};
  if (value)
    for (const Node& item : value->items) names.countries.push_back(item.text);
  Reader reader(issues, names);
  const FieldShape* const field = description_of<trust::Policy>().find(setting.path.substr(last + 1));
  if (value && field != nullptr)
    reader.read(*field->shape, *value, field->in(&policy->second), setting.path, field->options);
  if (!issues.empty()) return fail(issues.sorted().front().message);
  if (field == nullptr) return bad;
  return {};
}

}  // namespace ishaken::sim
