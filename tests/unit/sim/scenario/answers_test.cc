// Who places the calls of a source, and how they answer.
#include "sim/scenario/answers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sim/actions/actions.h"
#include "sim/scenario/kinds.h"
#include "sim/scenario/listing.h"
#include "sim/scenario/load.h"
#include "sim/scenario/reference.h"
#include "sim/scenario/schema.h"

namespace ishaken::sim {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view base = R"(schema: 1
name: base
start: 2026-01-01
countries: {FR: {providers: 4}, DE: }
traffic:
  - {kind: robocall, from: FR, providers: [2, 3], callers: 7, answer: fresh_identity}
  - {kind: robocall, from: FR, answer: {kind: next_country, to: [DE, FR], after: 2 d, cost: 1e3, judged_by: 20}}
  - {kind: robocall}
)";

Scenario good(std::vector<std::string> overrides = {}) {
  auto loaded = load_scenario(base, "base.yaml", overrides);
  EXPECT_TRUE(loaded) << to_text(loaded.error());
  return loaded ? *loaded : Scenario{};
}

TEST(Answers, AreRead) {
  const Scenario s = good();
  ASSERT_EQ(s.traffic.size(), 3u);
  EXPECT_THAT(s.traffic[0].providers, ElementsAre(2u, 3u));
  EXPECT_EQ(s.traffic[0].callers, 7u);
  EXPECT_EQ(kind_name(s.traffic[0].answer), "fresh_identity");
  EXPECT_EQ(patience_of(s.traffic[0].answer)->judged_by, Patience{}.judged_by);
  const auto& move = std::get<NextCountry>(s.traffic[1].answer);
  EXPECT_THAT(move.to, ElementsAre(CountryCode{"DE"}, CountryCode{"FR"}));
  EXPECT_EQ(move.after, 48h);
  EXPECT_EQ(move.cost, 1000);
  EXPECT_EQ(move.judged_by, 20u);
  EXPECT_EQ(move.gives_up_below, Patience{}.gives_up_below);
}

TEST(Answers, ByDefaultNobodyAnswersAndEveryNumberIsACustomer) {
  const Traffic plain = good().traffic.back();
  EXPECT_TRUE(plain.providers.empty());
  EXPECT_EQ(plain.callers, 0u);
  EXPECT_EQ(kind_name(plain.answer), "stay");
  EXPECT_EQ(patience_of(plain.answer), nullptr);
}

TEST(Answers, TheResolvedScenarioSaysAllAndLoadsToTheSame) {
  const std::string first = resolved_yaml(good());
  EXPECT_THAT(first, HasSubstr("to: [DE, FR]"));
  EXPECT_THAT(first, HasSubstr("judged_by: 20"));
  const auto again = load_scenario(first, "resolved.yaml");
  ASSERT_TRUE(again) << to_text(again.error());
  EXPECT_EQ(resolved_yaml(*again), first);
}

TEST(Answers, SettingsReachIntoAKind) {
  EXPECT_EQ(patience_of(good({"traffic.0.answer.judged_by=9"}).traffic[0].answer)->judged_by, 9u);
  EXPECT_EQ(std::get<LieLow>(good({"traffic.2.answer={kind: lie_low, lasts: 1 h}"}).traffic[2].answer).lasts,
            1h);
  EXPECT_EQ(kind_name(good({"traffic.*.answer=stay"}).traffic[1].answer), "stay");
}

TEST(Answers, AreInTheSchemaTheListingAndTheReference) {
  const auto names = kind_names<Answer>();
  const auto schema = nlohmann::json::parse(json_schema(actions()));
  const auto& answer = schema["properties"]["traffic"]["items"]["properties"]["answer"];
  EXPECT_EQ(answer["oneOf"][0]["enum"], names);
  EXPECT_EQ(answer["default"], "stay");
  const auto rows = nlohmann::json::parse(listing("answers", actions()).value());
  const std::string page = reference_page(actions(), "");
  ASSERT_EQ(rows.size(), names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    EXPECT_EQ(rows[i]["name"], names[i]);
    EXPECT_THAT(page, HasSubstr("### " + names[i] + "\n"));
  }
}

}  // namespace
}  // namespace ishaken::sim
