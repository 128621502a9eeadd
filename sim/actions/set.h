// Settings of policies change. Every party of a country with such a policy adopts the new one.
#pragma once

#include <algorithm>
#include <map>

#include "sim/actions/stage.h"
#include "sim/scenario/action_check.h"
#include "sim/scenario/load.h"

namespace ishaken::sim {

struct SetPolicies {
  static constexpr std::string_view name = "set";
  static constexpr std::string_view help = "policy values change";
  std::vector<Setting> values;  // in YAML a mapping: {policies.careful.merge: scoped}
  static constexpr void fields(auto&& field) {
    field("settings", &SetPolicies::values, "policies.NAME.KEY: value", {.required = true});
  }

  std::span<const Setting> settings() const { return values; }
  About about() const {
    About out;
    for (const Setting& each : values)
      out.subject += (out.subject.empty() ? "" : ", ") + each.path + ": " + each.value;
    return out;
  }
  void begin(Stage& stage) const {
    stage.verdicts_change(stage.now());
    const std::map<std::string, trust::Policy> policies = policies_now(stage);
    for (const auto& [code, country] : stage.scenario().countries) {
      if (!changes(country.policy)) continue;
      const trust::Policy& policy = policies.at(country.policy);
      const messages::AdoptPolicy adopt{policy, code, review_of(stage.scenario(), policy)};
      if (country.shaken) {
        stage.tell(stage.directory().governance(code), adopt);
        stage.tell(stage.directory().administrator(code), adopt);
      }
      for (const PartyId provider : stage.directory().providers(code)) stage.tell(provider, adopt);
    }
  }

 private:
  bool changes(const std::string& policy) const {
    return std::ranges::any_of(
        values, [&](const Setting& setting) { return setting.path.starts_with("policies." + policy + "."); });
  }
  // Returns the policies after all changes of the timeline so far, including this action.
  static std::map<std::string, trust::Policy> policies_now(const Stage& stage) {
    auto policies = stage.scenario().policies;
    for (unsigned i = 0; i < stage.number(); ++i)
      for (const Setting& setting : stage.scenario().timeline[i].action->settings())
        (void)apply_setting(setting, policies);  // checked when loaded
    return policies;
  }
};

}  // namespace ishaken::sim
