// How STI-GAs judge by reputation, how called people behave, and who speaks ill of whom.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sim/scenario/kinds.h"
#include "sim/scenario/listing.h"
#include "sim/scenario/reference.h"
#include "sim/scenario/schema.h"
#include "tests/unit/sim/scenario/loading.h"

namespace ishaken::sim {
namespace {

using namespace std::chrono_literals;
using reputation::Hysteresis;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view base = R"(schema: 1
name: base
start: 2026-01-01
countries:
  FR: {policy: open}
  DE: {bad_mouths: [FR], bad_mouth_share: 20 %}
policies:
  open: {registry: allow-all, review: careful}
reviews:
  careful: {rule: hysteresis, every: 12 h, treaty: [DE], share_with: [FR, DE]}
  own: {rule: {kind: hysteresis, delist_above: 0.4}, estimator: {kind: beta, prior: 0.2}}
  idle:
callees: {complaint_unwanted: 10 %, talk_unwanted: 20 s}
)";

Result<Scenario, std::vector<Diagnostic>> with(std::vector<std::string> overrides) {
  return load_with_actions(base, "base.yaml", overrides);
}

Scenario good(std::vector<std::string> overrides = {}) {
  auto loaded = with(std::move(overrides));
  EXPECT_TRUE(loaded) << to_text(loaded.error());
  return loaded ? *loaded : Scenario{};
}

Hysteresis rule_of(const Scenario& scenario, const std::string& review) {
  const auto* const rule = std::get_if<Hysteresis>(&scenario.reviews.at(review).rule);
  EXPECT_NE(rule, nullptr);
  return rule != nullptr ? *rule : Hysteresis{.delist_above = -1};
}

TEST(Reviews, AreRead) {
  const Scenario s = good();
  ASSERT_EQ(s.reviews.size(), 3u);
  EXPECT_EQ(s.policies.at("open").review, "careful");
  EXPECT_EQ(s.policies.at("default").review, "");
  const auto& careful = s.reviews.at("careful");
  EXPECT_EQ(careful.every, 12h);
  EXPECT_THAT(careful.treaty, ElementsAre(CountryCode{"DE"}));
  EXPECT_THAT(careful.share_with, ElementsAre(CountryCode{"FR"}, CountryCode{"DE"}));
  EXPECT_EQ(rule_of(s, "careful").delist_above, Hysteresis{}.delist_above);
  EXPECT_EQ(rule_of(s, "own").delist_above, 0.4);
  EXPECT_EQ(rule_of(s, "own").readmit_below, Hysteresis{}.readmit_below);
  EXPECT_EQ(std::get<reputation::Beta>(s.reviews.at("own").estimator).prior, 0.2);
  EXPECT_EQ(kind_name(s.reviews.at("idle").rule), kind_name(reputation::Review{}.rule));
}

TEST(Reviews, TheResolvedScenarioSaysAllAndLoadsToTheSame) {
  const std::string first = resolved_yaml(good());
  EXPECT_THAT(first, HasSubstr("    rule:\n      kind: hysteresis\n      delist_above: 0.4\n"
                               "      readmit_below: 0.1\n"));
  const auto again = load_with_actions(first, "resolved.yaml");
  ASSERT_TRUE(again) << to_text(again.error());
  EXPECT_EQ(resolved_yaml(*again), first);
  EXPECT_EQ(rule_of(*again, "own").delist_above, 0.4);
}

TEST(Reviews, AScenarioWithoutThemHasNone) {
  const auto plain =
      load_with_actions("schema: 1\nname: n\nstart: 2026-01-01\ncountries: {FR: }\n", "n.yaml");
  ASSERT_TRUE(plain);
  EXPECT_TRUE(plain->reviews.empty());
  EXPECT_THAT(resolved_yaml(*plain), Not(HasSubstr("review")));
}

TEST(Reviews, SettingsReachIntoAKind) {
  EXPECT_EQ(rule_of(good({"reviews.careful.rule.delist_above=0.5"}), "careful").delist_above, 0.5)
      << "written as a name alone";
  EXPECT_EQ(rule_of(good({"reviews.own.rule.readmit_below=5 %"}), "own").delist_above, 0.4)
      << "what else is written stays";
  EXPECT_EQ(kind_name(good({"reviews.own.rule=never"}).reviews.at("own").rule), "never");
  const auto later =
      good({"reviews.*.rule=hysteresis", "reviews.*.rule.delist_above=0.6", "reviews.*.every=2 d"});
  for (const auto& [name, review] : later.reviews) {
    EXPECT_EQ(rule_of(later, name).delist_above, 0.6) << name;
    EXPECT_EQ(review.every, 48h) << name;
  }
  EXPECT_EQ(rule_of(good({"reviews.idle.rule={kind: hysteresis, delist_above: 0.7}"}), "idle").delist_above,
            0.7);
}

TEST(Reviews, SettingsThatAreWrong) {
  struct Case {
    std::string text;
    int column;
    std::string message;
  };
  for (const Case& each :
       {Case{"reviews.carefull.rule=never", 9,
             "the scenario has no 'carefull' in its reviews; did you mean 'careful'?"},
        Case{"reviews.careful.rule.delist=0.5", 22, "unknown key 'delist'"},
        Case{"reviews.careful.rule.delist_above=2", 35, "expected a number from 0 to 1, got '2'"},
        Case{"reviews.careful.rule=nevr", 22, "did you mean 'never'?"},
        Case{"reviews.careful.rule=", 22, "got nothing"},
        Case{"reviews.idle.rule.delist_above=0.3", 19, "the key 'kind' is missing"},
        Case{"reviews.careful.every.x=1", 23, "there is no 'x' below the value '12 h'"},
        Case{"policies.open.review=carful", 22, "no review 'carful'; did you mean 'careful'?"}}) {
    const auto loaded = with({each.text});
    ASSERT_FALSE(loaded) << each.text;
    ASSERT_EQ(loaded.error().size(), 1u) << to_text(loaded.error());
    EXPECT_EQ(loaded.error()[0].file, "--set") << each.text;
    EXPECT_EQ(loaded.error()[0].column, each.column) << to_text(loaded.error());
    EXPECT_THAT(loaded.error()[0].message, HasSubstr(each.message));
  }
}

TEST(Reviews, APolicyMayHaveNone) {
  EXPECT_EQ(good({"policies.*.review=\"\""}).policies.at("open").review, "");
  const auto nobody = with({"countries.FR.policy=\"\""});
  ASSERT_FALSE(nobody) << "other names must not be empty";
}

TEST(Reviews, ThePolicyMayChangeOnTheTimeline) {
  Scenario s =
      good({"timeline=[{at: 1 h, set: {policies.open.review: own}}, "
            "{at: 2 h, set: {policies.open.review: \"\"}}]"});
  ASSERT_EQ(s.timeline.size(), 2u);
  for (const auto& [at, action] : s.timeline)
    for (const Setting& setting : action->settings()) {
      ASSERT_TRUE(apply_setting(setting, s.policies)) << setting.value;
      EXPECT_EQ(s.policies.at("open").review, at == 1h ? "own" : "");
    }
  EXPECT_FALSE(with({"timeline=[{at: 1 h, set: {policies.open.review: other}}]"}));
}

TEST(Reviews, AreInTheSchemaTheListingAndTheReference) {
  const auto schema = nlohmann::json::parse(json_schema(actions()));
  const auto& rule =
      schema["properties"]["reviews"]["patternProperties"]["^[A-Za-z0-9_-]{1,64}$"]["properties"]["rule"];
  const auto names = kind_names<reputation::Rule>();
  ASSERT_EQ(rule["oneOf"].size(), 1 + names.size());
  EXPECT_EQ(rule["oneOf"][0]["enum"], names);
  EXPECT_EQ(rule["default"], kind_name(reputation::Review{}.rule));
  const auto rows = nlohmann::json::parse(listing("rules", actions()).value());
  const std::string page = reference_page(actions(), "");
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto& kind = rule["oneOf"][i + 1];
    EXPECT_EQ(kind["properties"]["kind"]["const"], names[i]);
    EXPECT_EQ(kind["required"][0], "kind");
    EXPECT_EQ(kind["additionalProperties"], false);
    EXPECT_EQ(rows.at(i)["name"], names[i]);
    EXPECT_EQ(kind["properties"].size(), 1 + rows.at(i)["fields"].size());
    EXPECT_THAT(page, HasSubstr("### " + names[i] + "\n"));
  }
  for (const std::string& name : kind_names<reputation::Estimator>())
    EXPECT_THAT(page, HasSubstr("### " + name + "\n"));
  EXPECT_THAT(page, HasSubstr("| `rule` | kind | `never` | from belief to decision |"));
}

TEST(Callees, AreReadAndHaveDefaults) {
  const Scenario s = good();
  EXPECT_EQ(s.callees.complaint_unwanted, 0.1);
  EXPECT_EQ(s.callees.talk_unwanted, 20s);
  EXPECT_EQ(s.callees.complaint_wanted, Callees{}.complaint_wanted);
  EXPECT_EQ(s.callees.honeypot_unwanted, 0.005);
  EXPECT_EQ(s.callees.honeypot_wanted, 0.00005);
  EXPECT_EQ(s.callees.talk_wanted, 2min);
  EXPECT_EQ(good({"callees.honeypot_wanted=0"}).callees.honeypot_wanted, 0);
  EXPECT_FALSE(with({"callees.complaint_wanted=1.5"}));
  EXPECT_FALSE(with({"callees.talk_wanted=0 s"}));
}

TEST(Callees, WhatTheyWant) {
  EXPECT_TRUE(is_unwanted(CallKind::spoofed));
  EXPECT_TRUE(is_unwanted(CallKind::robocall));
  for (const CallKind kind : {CallKind::legitimate, CallKind::roaming, CallKind::call_centre})
    EXPECT_FALSE(is_unwanted(kind)) << name_of(kind);
}

TEST(BadMouths, AreRead) {
  const Scenario s = good();
  EXPECT_THAT(s.countries.at(CountryCode{"DE"}).bad_mouths, ElementsAre(CountryCode{"FR"}));
  EXPECT_EQ(s.countries.at(CountryCode{"DE"}).bad_mouth_share, 0.2);
  EXPECT_TRUE(s.countries.at(CountryCode{"FR"}).bad_mouths.empty());
  EXPECT_EQ(s.countries.at(CountryCode{"FR"}).bad_mouth_share, 0.3);
}

}  // namespace
}  // namespace ishaken::sim
