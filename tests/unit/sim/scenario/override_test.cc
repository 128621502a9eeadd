// --set: applied before anything is read, checked like the file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/scenario/load.h"

namespace ishaken::sim {
namespace {

using testing::HasSubstr;

constexpr std::string_view base = R"(schema: 1
name: base
start: 2026-01-01
templates: {medium: {providers: 3}}
countries: {FR: {like: medium}, DE: }
policies: {careful: {merge: scoped}}
traffic: [{kind: legitimate, rate: 1 per s}]
)";

Result<Scenario, std::vector<Diagnostic>> with(std::vector<std::string> overrides) {
  return load_scenario(base, "base.yaml", overrides);
}

TEST(Override, ChangesAndCreates) {
  const auto s =
      with({"policies.careful.merge=flat", "policies.careful.allow=[DE]",
            "policies.careful.registry=allow-list", "policies.default.list_poll=6 h",
            "countries.FR.policy=careful", "countries.DE.providers=7", "countries.IT.providers=4",
            "templates.medium.cas=2", "traffic.0.rate=2 per min", "seed=9", "fidelity.crypto=modelled"});
  ASSERT_TRUE(s.has_value()) << to_text(s.error());
  EXPECT_EQ(s->policies.at("careful").merge, trust::Merge::flat);
  EXPECT_EQ(s->policies.at("default").list_poll, std::chrono::hours(6));
  EXPECT_EQ(s->countries.at(CountryCode{"FR"}).cas, 2u);
  EXPECT_EQ(s->countries.at(CountryCode{"DE"}).providers, 7u);
  EXPECT_EQ(s->countries.at(CountryCode{"IT"}).providers, 4u);
  EXPECT_DOUBLE_EQ(s->traffic[0].rate.per_second, 2.0 / 60);
  EXPECT_EQ(s->seed, 9u);
  EXPECT_EQ(s->fidelity.crypto, CryptoFidelity::modelled);
}

TEST(Override, TheResolvedScenarioHoldsThem) {
  const auto changed = with({"policies.careful.merge=flat"});
  const auto again = load_scenario(resolved_yaml(*changed), "resolved.yaml");
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->policies.at("careful").merge, trust::Merge::flat);
}

TEST(Override, AStarStandsForAllThatThereAre) {
  const auto s = with(
      {"policies.*.merge=scoped", "policies.*.list_poll=2 h", "countries.*.cas=3", "traffic.*.rate=1 per h"});
  ASSERT_TRUE(s.has_value()) << to_text(s.error());
  ASSERT_EQ(s->policies.size(), 2u) << "default, which is not written, and careful";
  for (const auto& [name, policy] : s->policies) {
    EXPECT_EQ(policy.merge, trust::Merge::scoped) << name;
    EXPECT_EQ(policy.list_poll, std::chrono::hours(2)) << name;
  }
  for (const auto& [code, country] : s->countries) EXPECT_EQ(country.cas, 3u) << code.text();
  EXPECT_DOUBLE_EQ(s->traffic[0].rate.per_second, 1.0 / 3600);
  EXPECT_EQ(s->countries.at(CountryCode{"FR"}).providers, 3u) << "its template still counts";
}

TEST(Override, ErrorsSayWhere) {
  struct Case {
    std::string text;
    int column;
    std::string message;
  };
  const std::array cases{
      Case{"policies.carefull.merge=flat", 10,
           "the scenario has no 'carefull' in its policies; did you mean 'careful'?"},
      Case{"polices.*.merge=flat", 1, "unknown key 'polices'; did you mean 'policies'?"},
      Case{"policies.*.merg=flat", 12, "unknown key 'merg'; did you mean 'merge'?"},
      Case{"name.*.x=1", 6, "there is nothing below the value 'base'"},
      Case{"templates.large.cas=2", 11, "no 'large' in its templates"},
      Case{"policies.careful.merg=flat", 18, "unknown key 'merg'; did you mean 'merge'?"},
      Case{"policies.careful.merge=flatt", 24, "did you mean 'flat'?"},
      Case{"polices.careful.merge=flat", 1, "unknown key 'polices'; did you mean 'policies'?"},
      Case{"countries.FRR.providers=3", 11, "did you mean FR (France)?"},
      Case{"traffic.1.rate=1 per s", 9, "number of an item of this list, 0 to 0, got '1'"},
      Case{"traffic.rate=1 per s", 9, "number of an item of this list"},
      Case{"traffic.0.rate=4", 16, "a rate needs a unit"},
      Case{"traffic.0.rate.x=4", 16, "there is no 'x' below the value '1 per s'"},
      Case{"duration", 1, "expected path=value"},
      Case{"=3", 1, "expected path=value"},
      Case{"duration=", 10, "got nothing"},
      Case{"a..b=3", 1, "unknown key 'a'"},
      Case{"countries=[", 11, "a bracket is not closed"},
      Case{"title=&x y", 7, "anchors"}};
  for (const Case& each : cases) {
    const auto loaded = with({each.text});
    ASSERT_FALSE(loaded.has_value()) << each.text;
    const Diagnostic& found = loaded.error().front();
    EXPECT_EQ(found.file, "--set") << each.text;
    EXPECT_EQ(found.column, each.column) << each.text << ": " << found.message;
    EXPECT_THAT(found.message, HasSubstr(each.message));
    EXPECT_THAT(found.excerpt, HasSubstr(each.text));
  }
}

TEST(Override, ErrorsOfTheFileComeFirst) {
  const std::vector<std::string> overrides{"seed=x", "duration=3"};
  const auto loaded =
      load_scenario("schema: 1\nname: B\nstart: 2026-01-01\ncountries: {FR: }\n", "f.yaml", overrides);
  ASSERT_EQ(loaded.error().size(), 3u);
  EXPECT_EQ(loaded.error()[0].file, "f.yaml");
  EXPECT_EQ(to_text(loaded.error()[1]),
            "--set:1:6: error: seed: expected a whole number, got 'x'\n    seed=x\n         ^\n");
}

TEST(Apply, ChangesOneValueOfAPolicy) {
  std::map<std::string, trust::Policy> policies{{"careful", {}}};
  ASSERT_TRUE(apply_setting(Setting{"policies.careful.list_poll", "6 h"}, policies).has_value());
  ASSERT_TRUE(apply_setting(Setting{"policies.careful.allow", "[FR, DE]"}, policies).has_value());
  EXPECT_EQ(policies.at("careful").list_poll, std::chrono::hours(6));
  EXPECT_EQ(policies.at("careful").allow, (std::vector{CountryCode{"FR"}, CountryCode{"DE"}}));
  for (const Setting& bad :
       {Setting{"policies.other.merge", "flat"}, Setting{"policies.careful.merg", "flat"},
        Setting{"policies.careful.merge", "both"}, Setting{"merge", "flat"},
        Setting{"policies.careful.allow", "["}})
    EXPECT_FALSE(apply_setting(bad, policies).has_value()) << bad.path;
}

}  // namespace
}  // namespace ishaken::sim
