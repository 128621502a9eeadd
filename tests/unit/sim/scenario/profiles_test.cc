// Verifier profiles in scenarios: what they start from, which country uses which, who draws which.
#include "sim/scenario/profiles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sim/actions/actions.h"
#include "sim/scenario/listing.h"
#include "sim/scenario/load.h"

namespace ishaken::sim {
namespace {

using Shares = std::map<std::string, double>;
const CountryCode FR{"FR"}, DE{"DE"}, IN{"IN"}, ES{"ES"};

constexpr std::string_view base = R"(schema: 1
name: base
start: 2026-01-01
templates:
  mixed: {providers: 40, verifiers: {strict: 0.5, hasty: 50 %}}
countries:
  FR: {like: mixed}
  DE: {like: mixed, verifiers: {lenient: 1}}
  ES: {providers: 40}
  IN: {shaken: false}
profiles:
  hasty: {like: quick, revocation: soft-fail}
  quick: {like: strict, freshness: 10 s}
  plain: {}
)";

Scenario loaded(std::string_view text, const std::vector<std::string>& overrides = {}) {
  auto out = load_scenario(text, "base.yaml", overrides);
  if (out) return std::move(*out);
  ADD_FAILURE() << to_text(out.error());
  return {};
}

std::vector<std::string> drawn(const Scenario& scenario, CountryCode country) {
  std::vector<std::string> out;
  for (unsigned i = 1; i <= 40; ++i)
    out.push_back(profile_of(scenario, country, country.text() + "/provider/" + std::to_string(i)));
  return out;
}

TEST(Profiles, TakeWhatTheyAreLike) {
  const Scenario scenario = loaded(base);
  const trust::Profile hasty = profile_named(scenario, "hasty");
  EXPECT_EQ(hasty.freshness, std::chrono::seconds(10));
  EXPECT_EQ(hasty.revocation, trust::Revocation::soft_fail);
  EXPECT_EQ(hasty.enforce_expiry, true);
  EXPECT_EQ(hasty.like, "");
  EXPECT_EQ(profile_named(scenario, "plain"), trust::Profile{});
  EXPECT_EQ(profile_named(scenario, "strict"), *trust::built_in_profile("strict"));
}

TEST(Profiles, ACountrysOwnSharesReplaceThoseOfItsTemplate) {
  const Scenario scenario = loaded(base);
  EXPECT_EQ(scenario.countries.at(FR).verifiers, (Shares{{"strict", 0.5}, {"hasty", 0.5}}));
  EXPECT_EQ(scenario.countries.at(DE).verifiers, (Shares{{"lenient", 1}}));
  EXPECT_TRUE(scenario.countries.at(ES).verifiers.empty());
}

TEST(Profiles, TheScenariosVerifiersCountWhereACountryHasNone) {
  const Scenario scenario = loaded(base, {"verifiers={asterisk: 1}"});
  EXPECT_EQ(scenario.countries.at(ES).verifiers, (Shares{{"asterisk", 1}}));
  EXPECT_EQ(scenario.countries.at(DE).verifiers, (Shares{{"lenient", 1}}));
  EXPECT_TRUE(scenario.countries.at(IN).verifiers.empty()) << "it does not verify";
  EXPECT_EQ(loaded(base, {"countries.ES.verifiers.strict=1"}).countries.at(ES).verifiers,
            (Shares{{"strict", 1}}));
}

TEST(Profiles, SharesMaySumToOneAsFloatingPointHasIt) {
  EXPECT_EQ(loaded(base, {"verifiers={strict: 0.7, lenient: 0.2, asterisk: 0.1}"}).verifiers.size(), 3u);
  const auto off =
      load_scenario(base, "base.yaml", std::vector<std::string>{"verifiers={strict: 0.99999999}"});
  ASSERT_FALSE(off.has_value());
  EXPECT_THAT(off.error().front().message, testing::HasSubstr("these sum to 0.99999999"));
}

TEST(Profiles, AProfileThatOnlySetNamesIsASlip) {
  const auto slip =
      load_scenario(base, "base.yaml", std::vector<std::string>{"profiles.hastey.freshness=9 s"});
  ASSERT_FALSE(slip.has_value());
  EXPECT_THAT(slip.error().front().message,
              testing::HasSubstr("no 'hastey' in its profiles; did you mean 'hasty'?"));
  EXPECT_EQ(loaded(base, {"profiles.quick.freshness=9 s"}).profiles.at("hasty").freshness,
            std::chrono::seconds(9));
}

TEST(Profiles, AreWrittenOutAndReadBack) {
  const Scenario scenario = loaded(base, {"verifiers={opensips: 1}"});
  const std::string text = resolved_yaml(scenario);
  const Scenario again = loaded(text);
  EXPECT_EQ(again.profiles, scenario.profiles);
  EXPECT_EQ(again.verifiers, scenario.verifiers);
  for (const auto& [code, country] : scenario.countries)
    EXPECT_EQ(again.countries.at(code).verifiers, country.verifiers) << code.text();
  EXPECT_EQ(resolved_yaml(again), text);
  EXPECT_THAT(resolved_yaml(loaded("schema: 1\nname: a\nstart: 2026-01-01\ncountries: {FR: }\n")),
              testing::Not(testing::HasSubstr("verifiers")))
      << "nothing is written where nothing was said";
}

TEST(Profiles, ProvidersDrawInTheStatedShares) {
  const Scenario scenario = loaded(base);
  const auto french = drawn(scenario, FR);
  const auto strict = std::ranges::count(french, "strict");
  EXPECT_GT(strict, 10);
  EXPECT_LT(strict, 30);
  EXPECT_EQ(std::ranges::count(french, "hasty"), 40 - strict);
  EXPECT_EQ(std::ranges::count(drawn(scenario, DE), "lenient"), 40);
  EXPECT_EQ(std::ranges::count(drawn(scenario, ES), ""), 40);
  EXPECT_EQ(std::ranges::count(drawn(scenario, IN), ""), 40);
  EXPECT_EQ(std::ranges::count(drawn(loaded(base, {"verifiers={strict: 0, lenient: 1}"}), ES), "lenient"),
            40);
}

TEST(Profiles, NobodyElseChangesWhatAProviderDraws) {
  const auto before = drawn(loaded(base), FR);
  EXPECT_EQ(drawn(loaded(base, {"countries.IT={like: mixed}", "countries.FR.providers=41",
                                "countries.DE.verifiers={strict: 0.5, lenient: 0.5}"}),
                  FR),
            before);
  EXPECT_NE(drawn(loaded(base, {"seed=2"}), FR), before);
}

TEST(Profiles, AreListedWithTheirValues) {
  const auto rows = nlohmann::json::parse(listing("profiles", actions()).value());
  ASSERT_EQ(rows.size(), trust::built_in_profiles().size());
  for (const auto& row : rows)
    if (row["name"] == "asterisk") {
      EXPECT_EQ(row["freshness"], "15 s");
      EXPECT_EQ(row["check_x5u"], "true");
      EXPECT_FALSE(row.contains("replay_cache"));
    }
}

TEST(Profiles, ThereAreNotMoreThanCanBeCounted) {
  std::string text{"schema: 1\nname: a\nstart: 2026-01-01\ncountries: {FR: }\nprofiles:\n"};
  for (int i = 0; i < 201; ++i) text += "  p" + std::to_string(i) + ": {}\n";
  const auto many = load_scenario(text, "many.yaml");
  ASSERT_FALSE(many.has_value());
  EXPECT_THAT(many.error().front().message, testing::HasSubstr("at most 200 profiles, got 201"));
}

// Each would be resolved inside the one before, and each country would get a copy of the shares.
TEST(Profiles, ThousandsInARowAreRefusedSoon) {
  std::string text{"schema: 1\nname: a\nstart: 2026-01-01\ncountries: {FR: }\nprofiles:\n"}, shares;
  for (int i = 0; i < 20'000; ++i) {
    text += "  p" + std::to_string(i) + ": {like: p" + std::to_string(i + 1) + "}\n";
    if (i < 300) shares += "p" + std::to_string(i) + ": 0.001, ";
  }
  const auto many = load_scenario(text + "  p20000: {}\nverifiers: {" + shares + "}\n", "many.yaml");
  ASSERT_FALSE(many.has_value());
  std::vector<std::string> messages;
  for (const auto& each : many.error()) messages.push_back(each.message);
  EXPECT_THAT(messages, testing::Contains(testing::HasSubstr("at most 200 profiles, got 20001")));
  EXPECT_THAT(messages, testing::Contains(testing::HasSubstr("at most 256 shares, got 300")));
}

}  // namespace
}  // namespace ishaken::sim
