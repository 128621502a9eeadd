// Rules and estimators that come from outside the core: read, written and refused as its own are.
#include <gtest/gtest.h>

#include "sim/scenario/load.h"

namespace ishaken::sim {
namespace {

using namespace reputation;

constexpr std::string_view base = R"(schema: 1
name: base
start: 2026-01-01
countries: {FR: {}, DE: {}}
reviews: {careful: {rule: RULE}}
)";

Vocabulary vocabulary() {
  auto strict = std::make_shared<RulePlugIn>();
  strict->name = "strict";
  strict->fields = {{"limit", "exclude above this", 0.2, {.min = 0, .max = 1}},
                    {"rest", "for so long", Duration(std::chrono::hours(48)), {.min = 3600}}};
  strict->with = [](const std::vector<PlugInValue>& values) -> Result<std::function<Decision(const Case&)>> {
    const double limit = std::get<double>(values[0]);
    if (limit == 0.5) return fail("one half decides nothing");
    return [limit](const Case& subject) {
      return Decision{subject.belief.mean > limit ? Standing::excluded : Standing::kept, {}, {}, ""};
    };
  };
  Vocabulary out;
  out.plug_ins.rules.push_back(std::move(strict));
  return out;
}

Result<Scenario, std::vector<Diagnostic>> loaded(std::string_view rule) {
  std::string text(base);
  text.replace(text.find("RULE"), 4, rule);
  return load_scenario(text, "base.yaml", {}, vocabulary());
}

const Rule& rule_of(const Scenario& scenario) { return scenario.reviews.at("careful").rule; }

TEST(PlugIns, AreFoundByTheirNames) {
  const auto scenario = loaded("strict");
  ASSERT_TRUE(scenario);
  Case bad;
  bad.belief.mean = 0.3;
  EXPECT_EQ(decide(rule_of(*scenario), bad).standing, Standing::excluded);
  EXPECT_EQ(decide(rule_of(*loaded("{kind: strict, limit: 0.4}")), bad).standing, Standing::kept);
}

TEST(PlugIns, AreWrittenAndReadAgain) {
  const auto scenario = loaded("{kind: strict, rest: 3 d}");
  ASSERT_TRUE(scenario);
  const std::string written = resolved_yaml(*scenario);
  EXPECT_NE(written.find("rest: 3 d"), std::string::npos) << written;
  EXPECT_NE(written.find("limit: 0.2"), std::string::npos) << written;
  const auto again = load_scenario(written, "again.yaml", {}, vocabulary());
  ASSERT_TRUE(again);
  EXPECT_EQ(resolved_yaml(*again), written);
}

TEST(PlugIns, AreRefusedAsTheCoresOwn) {
  for (const auto& [rule, path, message] :
       {std::tuple{"stric", "reviews.careful.rule", "did you mean 'strict'"},
        {"{kind: strict, limit: 2}", "reviews.careful.rule.limit", "0 to 1"},
        {"{kind: strict, limits: 0.1}", "reviews.careful.rule", "'limits'"},
        {"{kind: strict, rest: 5}", "reviews.careful.rule.rest", "unit"},
        {"{kind: strict, limit: 0.5}", "reviews.careful.rule", "one half decides nothing"}}) {
    const auto refused = loaded(rule);
    ASSERT_FALSE(refused) << rule;
    ASSERT_EQ(refused.error().size(), 1u) << rule;
    EXPECT_EQ(refused.error()[0].path, path);
    EXPECT_NE(refused.error()[0].message.find(message), std::string::npos) << refused.error()[0].message;
  }
  const auto unknown = load_scenario(std::string(base).replace(base.find("RULE"), 4, "strict"), "base.yaml");
  EXPECT_FALSE(unknown) << "nobody said that there is such a rule";
}

}  // namespace
}  // namespace ishaken::sim
