
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/sim/scenario/loading.h"

namespace ishaken::sim {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view good = R"(
schema: 1
name: excluded-country
title: Three countries trust one another through the registry; a fourth is left out
start: 2026-01-01
duration: 7 d
templates:
  medium: {providers: 3, cas: 2, policy: open-door}
  large: {like: medium, providers: 9}
countries:
  FR: {like: medium}
  DE: {like: large, governance: regulator-as-ga}
  BR: {like: medium, policy: careful, tdm_share: 5 %}
  NO:
  XA: {like: medium, prefixes: ["999"]}
policies:
  open-door: {registry: allow-all, merge: flat}
  careful: {registry: allow-list, allow: [FR, DE], merge: scoped, list_poll: 6 h}
agreements:
  - {between: [FR, NO], vetting: 2 d}
links: {overrides: [{between: [FR, BR], round_trip: 190 ms}]}
traffic:
  - {kind: legitimate, from: any, to: any, rate: 4 per min}
  - {kind: spoofed, from: XA, to: FR, calling: numbers-of(FR), rate: 1 per min, starts: 2 d}
timeline:
  - {at: 2026-01-06, outage: registry, for: 12 h}
  - {at: 3 d, exclude: XA, by: [FR, DE]}
  - {at: 4 d, set: {policies.careful.merge: flat, policies.careful.allow: [FR]}}
  - {at: 4 d, revoke: FR/provider/2}
expect:
  - verified_share[from=XA, to=FR, after=4 d] == 0
  - exposure_window_s[event=exclude, stat=max] <= 25 h
  - verified_share >= 90 %
)";

Scenario load(std::string_view text, std::vector<std::string> overrides = {}) {
  auto loaded = load_with_actions(text, "test.yaml", overrides);
  EXPECT_TRUE(loaded.has_value()) << to_text(loaded.error());
  return loaded.value_or(Scenario{});
}

TEST(Load, ReadsAScenario) {
  const Scenario s = load(good);
  EXPECT_EQ(s.name, "excluded-country");
  EXPECT_EQ(to_text(s.start), "2026-01-01T00:00:00Z");
  EXPECT_EQ(s.duration, 7 * 24h);
  ASSERT_EQ(s.countries.size(), 5u);
  ASSERT_EQ(s.traffic.size(), 2u);
  EXPECT_DOUBLE_EQ(s.traffic[0].rate.per_second, 4.0 / 60);
  EXPECT_TRUE(s.traffic[0].from.any());
  EXPECT_EQ(s.traffic[1].calling.form, CallingNumber::Form::numbers_of);
  EXPECT_EQ(s.traffic[1].starts, 48h);
  EXPECT_EQ(s.policies.at("careful").merge, trust::Merge::scoped);
  EXPECT_EQ(s.policies.at("careful").list_poll, 6h);
  EXPECT_TRUE(s.policies.contains("default"));
  EXPECT_DOUBLE_EQ(s.countries.at(CountryCode{"BR"}).tdm_share, 0.05);
}

TEST(Load, CountriesStartFromTemplatesAndTheAtlas) {
  const Scenario s = load(good);
  EXPECT_TRUE(s.templates.empty());
  const Country& germany = s.countries.at(CountryCode{"DE"});
  EXPECT_EQ(germany.providers, 9u);
  EXPECT_EQ(germany.cas, 2u);
  EXPECT_EQ(germany.governance, Governance::regulator_as_ga);
  EXPECT_THAT(germany.prefixes, testing::ElementsAre("49"));
  EXPECT_EQ(germany.name, "Germany");
  EXPECT_TRUE(germany.like.empty());
  EXPECT_EQ(s.countries.at(CountryCode{"NO"}).providers, 2u) << "nothing written: every default";
  const Country& made_up = s.countries.at(CountryCode{"XA"});
  EXPECT_EQ(made_up.name, "XA");
  EXPECT_TRUE(made_up.region && made_up.latitude && made_up.longitude);
}

TEST(Load, TimelineIsSortedAndKeepsItsOrderAtEqualTimes) {
  const Scenario s = load(good);
  ASSERT_EQ(s.timeline.size(), 4u);
  const About exclude = s.timeline[0].action->about();
  EXPECT_EQ(exclude.subject, "XA");
  EXPECT_EQ(exclude.by.codes.size(), 2u);
  EXPECT_THAT(s.timeline[1].action->settings(),
              testing::ElementsAre(Setting{"policies.careful.merge", "flat"},
                                   Setting{"policies.careful.allow", "[FR]"}));
  EXPECT_EQ(s.timeline[2].action->kind().name, "revoke");
  EXPECT_EQ(s.timeline[2].action->about().subject, "FR/provider/2");
  EXPECT_EQ(s.timeline[3].at, 5 * 24h) << "a date counts from the start";
  EXPECT_EQ(s.timeline[3].action->lasts(), 12h);
}

TEST(Load, Expectations) {
  const Scenario s = load(good);
  ASSERT_EQ(s.expect.size(), 3u);
  EXPECT_EQ(s.expect[2].text, "verified_share >= 90 %");
}

TEST(Load, ResolvedLoadsAgainToTheSame) {
  const std::string first = resolved_yaml(load(good));
  EXPECT_EQ(resolved_yaml(load(first)), first);
  EXPECT_THAT(first, testing::Not(testing::HasSubstr("like:")));
  EXPECT_THAT(first, testing::Not(testing::HasSubstr("templates:")));
}

}  // namespace
}  // namespace ishaken::sim
