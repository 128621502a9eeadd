// Probes in a whole world, against a measure that knows nothing of them: the chain of a real provider is told
// to be a forgery, its country is then excluded, or the provider revoked, and whoever stops believing the
// chain must do so at the moment at which ExposureMeter sees its list or CRL arrive.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "models/passport/identity.h"
#include "sim/results/meters.h"
#include "sim/world/world.h"
#include "tests/unit/sim/world/sample.h"

namespace ishaken::sim {
namespace {

using nlohmann::json;

constexpr std::string_view world = R"(
schema: 1
name: forged
start: 2026-01-01
duration: 3 d
fidelity: {crypto: modelled}
countries:
  DE: {providers: 6, clock_skew: 2 s}
  FR: {providers: 6}
  XA: {providers: 1, prefixes: ["999"]}
policies: {default: {registry: allow-all, list_poll: 5 h, crl_poll: 3 h}}
traffic:
  - {kind: legitimate, from: XA, to: [DE, FR], rate: 0.5 per min}
)";

// What a call of XA carries.
parties::ForgeryReady stolen(const std::string& text) {
  RunOptions options;
  options.follow_outcome = "passed";
  sim::Run run(scenario(text), options);
  while (run.story_json().empty() && run.advance(1000)) continue;
  const json story = json::parse(run.story_json());
  parties::ForgeryReady out;
  out.attack = 1;
  out.chain = story["artifacts"]["chain"];
  passport::Identity identity;
  passport::ParserScratch scratch;
  EXPECT_EQ(passport::parse_identity(story["artifacts"]["identity"].get<std::string>(), identity, scratch),
            passport::Fault::none);
  out.x5u = identity.passport.x5u;
  out.calling = identity.passport.orig.number;
  return out;
}

std::shared_ptr<const Meters> attacked(const std::string& text, Duration ready) {
  const parties::ForgeryReady forgery = stolen(text);
  World played(scenario(text), 1, Story({}, ""));
  while (played.engine().now() < played.scenario().start + ready && played.advance(1)) continue;
  played.record(PartyId{0}, forgery);
  while (played.advance(10'000)) continue;
  return played.recorder().meters();
}

std::vector<std::string> ends(const std::vector<Exposure>& exposures, bool open) {
  std::vector<std::string> out;
  for (const Exposure& each : exposures)
    if (each.open == open)
      out.push_back(fmt::format("{} {}", number(each.provider), to_text(each.since + each.lasted)));
  std::ranges::sort(out);
  return out;
}

TEST(ForgeryExposure, EndsWithTheListsOfEachProvider) {
  const auto got = attacked(std::string(world) + R"(
timeline:
  - {at: 12 h, outage: XA/provider/1, for: 0 s}
  - {at: 12 h, exclude: XA, by: [DE, FR]}
)",
                            std::chrono::hours(12));
  const auto forged = got->forgeries.exposures("outage", {});
  EXPECT_EQ(forged.size(), 13u);
  EXPECT_EQ(ends(forged, true).size(), 1u) << "XA believes its own provider";
  EXPECT_EQ(ends(forged, false).size(), 12u);
  EXPECT_EQ(ends(forged, false), ends(got->exposure.exposures("exclude", {}), false));
}

TEST(ForgeryExposure, EndsWithTheCrlOfEachProvider) {
  const auto got = attacked(std::string(world) + R"(
timeline:
  - {at: 12 h, outage: XA/provider/1, for: 0 s}
  - {at: 12 h, revoke: XA/provider/1}
)",
                            std::chrono::hours(12));
  const auto forged = got->forgeries.exposures("", {});
  EXPECT_EQ(forged.size(), 13u);
  EXPECT_EQ(ends(forged, true).size(), 0u);
  EXPECT_EQ(ends(forged, false), ends(got->exposure.exposures("revoke", {}), false));
}

// The policy that lets it in is a change of the timeline; providers follow at their next polls, and whoever
// comes to believe it later is exposed all the same.
TEST(ForgeryExposure, FollowsAChangeOfPolicy) {
  const auto forgery = stolen(std::string(world));
  World played(scenario(std::string(world) + R"(
timeline:
  - {at: 6 h, outage: XA/provider/1, for: 0 s}
  - {at: 12 h, set: {policies.default.registry: allow-all}}
)",
                        {"policies.default.registry=deny-list", "policies.default.deny=[XA]"}),
               1, Story({}, ""));
  while (played.engine().now() < played.scenario().start + std::chrono::hours(7) && played.advance(1))
    continue;
  played.record(PartyId{0}, forgery);
  EXPECT_EQ(played.recorder().meters()->forgeries.exposures("", {}).size(), 1u);
  while (played.engine().now() < played.scenario().start + std::chrono::hours(12) && played.advance(1))
    continue;
  EXPECT_EQ(played.recorder().meters()->forgeries.exposures("", {}).size(), 1u);
  while (played.advance(10'000)) continue;
  const auto end = played.recorder().meters()->forgeries.exposures("", {});
  EXPECT_EQ(end.size(), 13u);
  EXPECT_EQ(ends(end, true).size(), 13u);
}

}  // namespace
}  // namespace ishaken::sim
