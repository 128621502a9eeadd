// Every defence is made of settings that any scenario takes, and does what it says.
#include "sim/scenario/defences.h"

#include <gtest/gtest.h>

#include "sim/actions/actions.h"
#include "sim/scenario/listing.h"
#include "sim/scenario/load.h"

namespace ishaken::sim {
namespace {

constexpr std::string_view base = R"(schema: 1
name: base
start: 2026-01-01
templates: {long: {certificate_lifetime: 60 d}}
countries: {FR: {like: long}, DE: , IT: {policy: careful, certificate_lifetime: 20 d}}
policies: {careful: {merge: scoped}}
)";

std::vector<std::string> texts(std::span<const std::string_view> settings) {
  return {settings.begin(), settings.end()};
}

Scenario with(const std::vector<std::string>& settings) {
  auto loaded = load_scenario(base, "base.yaml", settings);
  EXPECT_TRUE(loaded) << to_text(loaded.error());
  return loaded ? *loaded : Scenario{};
}

TEST(Defences, EachChangesAScenarioAndIsTakenOffAgain) {
  for (const Defence& each : defences()) {
    SCOPED_TRACE(each.name);
    const std::string off = resolved_yaml(with(texts(each.without))),
                      on = resolved_yaml(with(texts(each.with)));
    EXPECT_NE(on, off);
    EXPECT_FALSE(each.help.empty());
    auto both = texts(each.without);
    for (const std::string& setting : texts(each.with)) both.push_back(setting);
    EXPECT_EQ(resolved_yaml(with(both)), on) << "the later settings count";
  }
}

TEST(Defences, AllTogether) {
  std::vector<std::string> all;
  for (const Defence& each : defences())
    for (const std::string& setting : texts(each.with)) all.push_back(setting);
  const Scenario scenario = with(all);
  ASSERT_EQ(scenario.policies.size(), 2u);
  for (const auto& [name, policy] : scenario.policies) {
    EXPECT_EQ(policy.merge, trust::Merge::scoped);
    EXPECT_EQ(policy.list_poll, std::chrono::hours(1));
  }
  for (const auto& [code, country] : scenario.countries)
    EXPECT_EQ(country.certificate_lifetime, std::chrono::hours(24));
}

TEST(Defences, AreListed) {
  const auto listed = listing("defences", actions());
  ASSERT_TRUE(listed);
  for (const Defence& each : defences()) EXPECT_NE(listed->find(each.name), std::string::npos);
}

}  // namespace
}  // namespace ishaken::sim
