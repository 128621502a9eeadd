#include "sim/scenario/without_attacks.h"
#include "tests/unit/sim/scenario/loading.h"

#include <gmock/gmock.h>

namespace ishaken::sim {
namespace {

using testing::ElementsAre;

Scenario loaded(std::string_view timeline) {
  auto out =
      load_with_actions("schema: 1\nname: s\nstart: 2026-01-01\nduration: 2 d\ncountries: {FR: , DE: }\n" +
                            std::string(timeline),
                        "s.yaml");
  EXPECT_TRUE(out) << to_text(out.error());
  return out ? *out : Scenario{};
}

// What still happens.
std::vector<std::string> played(const Scenario& scenario) {
  std::vector<std::string> out;
  for (const TimedAction& entry : scenario.timeline)
    if (entry.at <= scenario.duration) out.emplace_back(entry.action->kind().name);
  return out;
}

TEST(WithoutAttacks, NothingHappensFromTheFirstOn) {
  const Scenario scenario = loaded(
      "timeline:\n"
      "  - {at: 9 h, exclude: FR, by: DE}\n"  // its answer
      "  - {at: 8 h, partition: [FR]}\n"
      "  - {at: 2 h, register: FR}\n"
      "  - {at: 8 h, add_ca: FR}\n"  // stands behind the attack of the same moment
      "  - {at: 1 h, withdraw: FR}\n"
      "  - {at: 10 h, outage: FR/pa}\n");
  EXPECT_THAT(played(without_attacks(scenario)), ElementsAre("withdraw", "register"));
  EXPECT_EQ(without_attacks(scenario).timeline.size(), 6u) << "put off, so that the same parties exist";
}

TEST(WithoutAttacks, WithoutAnAttackNothingChanges) {
  const Scenario scenario = loaded("timeline: [{at: 1 h, withdraw: FR}, {at: 2 d, register: FR}]\n");
  EXPECT_EQ(resolved_yaml(without_attacks(scenario)), resolved_yaml(scenario));
}

}  // namespace
}  // namespace ishaken::sim
