// A run from outside: how far it is, its end, its summary, the story of one call; and that it may be given
// up.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "models/base/bytes.h"
#include "tests/unit/sim/world/sample.h"

namespace ishaken::sim {
namespace {

using nlohmann::json;
using testing::Contains;
using testing::HasSubstr;
using testing::StartsWith;

void finish(sim::Run& run) {
  while (run.advance(10'000)) run.tables().for_each([](std::string_view, auto& table) { table.clear(); });
}

TEST(Run, TellsHowFarItIs) {
  const Scenario played = scenario(sample, {"expect=[calls > 1000]", "fidelity.crypto=modelled"});
  sim::Run run(played, {});
  EXPECT_EQ(run.progress().share, 0);
  EXPECT_EQ(run.progress().now, played.start - played.warm_up);
  double share = 0;
  while (run.advance(500)) {
    EXPECT_GE(run.progress().share, share);
    share = run.progress().share;
  }
  EXPECT_DOUBLE_EQ(run.progress().share, 1);
  EXPECT_GT(run.progress().calls, 1000U);
  EXPECT_TRUE(run.expectations_held());
  EXPECT_FALSE(run.advance(1)) << "it has ended";
}

TEST(Run, SaysWhatDidNotHold) {
  sim::Run run(scenario(sample, {"expect=[calls == 0]", "fidelity.crypto=modelled"}), {});
  finish(run);
  EXPECT_FALSE(run.expectations_held());
  const json summary = json::parse(run.summary_json());
  EXPECT_EQ(summary["expect"][0]["text"], "calls == 0");
  EXPECT_EQ(summary["expect"][0]["held"], false);
}

TEST(Run, MayBeGivenUpAtAnyMoment) {
  for (const std::uint64_t events : {0, 1, 100, 3000, 6000}) {
    for (const unsigned threads : {1U, 3U}) {
      RunOptions options;
      options.threads = threads;
      sim::Run run(scenario(sample), options);
      if (events > 0) run.advance(events);
    }
  }
}

TEST(Run, AnOlderOneDoesNotDisturbANewerOne) {
  const std::vector<std::string> modelled{"fidelity.crypto=modelled"};
  sim::Run alone(scenario(sample, modelled), {});
  const Digests expected = digests(alone);
  auto older = std::make_unique<sim::Run>(scenario(sample, modelled), RunOptions{});
  older->advance(100);
  sim::Run newer(scenario(sample, modelled), {});
  EXPECT_THROW(older->advance(100), std::logic_error);
  newer.advance(5000);
  older.reset();
  while (newer.advance(10'000)) continue;
  EXPECT_EQ(digests(newer), expected);
}

TEST(Story, HasEveryStepAndTheThingsOfTheMoment) {
  RunOptions options;
  options.follow_outcome = "passed";
  sim::Run run(scenario(sample, {"traffic.0.from=FR", "traffic.0.to=DE"}), options);
  while (run.story_json().empty() && run.advance(1000)) continue;
  const json story = json::parse(run.story_json());
  EXPECT_EQ(story["outcome"], "passed");
  std::vector<std::string> steps;
  for (const json& each : story["steps"]) {
    steps.push_back(each["step"]);
    EXPECT_TRUE(each["fields"].is_object());
    EXPECT_THAT(each["at"].get<std::string>(), StartsWith("2026-01-01T"));
  }
  EXPECT_EQ(steps.front(), "place");
  EXPECT_EQ(steps.back(), "end");
  for (const char* step : {"sign", "verify", "treat"}) EXPECT_THAT(steps, Contains(step));
  const json& held = story["artifacts"];
  EXPECT_THAT(held["identity"].get<std::string>(), HasSubstr(";ppt="));
  for (const char* name : {"chain", "anchor", "crl_issuer"})
    EXPECT_THAT(held[name].get<std::string>(), StartsWith("-----BEGIN CERTIFICATE-----\n"));
  EXPECT_THAT(held["list"].get<std::string>(), StartsWith("eyJ"));
  EXPECT_THAT(held["crl"].get<std::string>(), StartsWith("MII"));
}

TEST(Story, OfACallThatIsNeverPlaced) {
  RunOptions options;
  options.follow = CallId{999'999'999};
  sim::Run run(scenario(sample, {"fidelity.crypto=modelled"}), options);
  finish(run);
  EXPECT_EQ(run.story_json(), "");
}

}  // namespace
}  // namespace ishaken::sim
