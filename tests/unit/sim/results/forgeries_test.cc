// Exposure to forgeries: from the attack until a provider last stopped accepting.
#include "sim/results/forgeries.h"

#include <gmock/gmock.h>

#include "tests/unit/sim/results/sample.h"

namespace ishaken::sim {
namespace {

using namespace sample;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr PartyId one{1}, two{2}, three{3};

struct ForgeriesTest : testing::Test {
  ForgeriesTest() {
    for (const unsigned number : {1u, 4u})
      meter.happened({.at = start + hours(10 * number),
                      .action = number == 1 ? "outage" : "partition",
                      .subject = "",
                      .countries = {},
                      .by = {},
                      .attack = number});
  }
  void accepts(int hour, unsigned attack, PartyId provider, bool yes) {
    meter.accepts(start + hours(hour), attack, provider, yes);
  }
  // Hours by provider; one that still accepts is negative.
  std::vector<std::pair<unsigned, int>> lasted(std::string_view action) {
    meter.finish(start + hours(100));
    std::vector<std::pair<unsigned, int>> out;
    for (const Exposure& each : meter.exposures(action, {})) {
      const auto whole = static_cast<int>(std::chrono::floor<hours>(each.lasted).count());
      out.emplace_back(number(each.provider), each.open ? -whole : whole);
    }
    return out;
  }
  ForgeryMeter meter;
};

TEST_F(ForgeriesTest, FromTheAttackUntilItLastStopped) {
  accepts(10, 1, one, true);
  accepts(15, 1, one, false);
  accepts(12, 1, two, true);  // later, and it still counts from the attack
  accepts(20, 1, two, false);
  accepts(30, 1, two, true);  // again
  accepts(31, 1, two, false);
  accepts(40, 1, three, true);
  EXPECT_THAT(lasted("outage"), ElementsAre(std::pair(1, 5), std::pair(2, 21), std::pair(3, -90)));
  EXPECT_THAT(lasted("partition"), IsEmpty());
}

TEST_F(ForgeriesTest, WhoNeverAcceptedIsNotExposed) {
  accepts(10, 1, one, false);
  EXPECT_THAT(lasted(""), IsEmpty());
}

TEST_F(ForgeriesTest, EachAttackForItself) {
  accepts(11, 1, one, true);
  accepts(41, 4, one, true);
  accepts(50, 1, one, false);
  accepts(60, 4, one, false);
  EXPECT_THAT(lasted(""), ElementsAre(std::pair(1, 40), std::pair(1, 20)));
  EXPECT_EQ(meter.exposures("", {.after = start + hours(40), .before = {}}).size(), 1u);
}

// Four providers, exposed for 1, 2, 3 and 4 hours, that terminate 97, 1, 1 and 1 calls.
TEST(Exposure, ByCallsEachProviderWeighsWhatItTerminates) {
  std::vector<Exposure> exposures;
  for (unsigned i = 1; i <= 4; ++i) exposures.push_back({"outage", start, hours(i), false, PartyId{i}});
  const CallsTerminated calls{0, 97, 1, 1, 1};
  EXPECT_DOUBLE_EQ(*figure_of(exposures, Stat::mean, calls), 2.5 * 3600);
  EXPECT_DOUBLE_EQ(*figure_of(exposures, Stat::mean_by_calls, calls), (97 + 2 + 3 + 4) / 100.0 * 3600);
  EXPECT_DOUBLE_EQ(*figure_of(exposures, Stat::p50_by_calls, calls), 3600);
  EXPECT_DOUBLE_EQ(*figure_of(exposures, Stat::p95_by_calls, calls), 3600);
  EXPECT_DOUBLE_EQ(*figure_of(exposures, Stat::p95, calls), 4 * 3600);
  EXPECT_EQ(figure_of(exposures, Stat::p95_by_calls, {}), std::nullopt) << "nobody called";
}

TEST(Forgeries, InTheSummary) {
  Scenario world = scenario();
  world.timeline = timeline("{at: 10 h, outage: XA}");
  Recorder recorder(world, parties());
  const PartyId provider = party(DE, "provider/2");
  for (std::uint64_t id = 1; id <= 3; ++id) play(recorder, {.id = id});  // all end there
  recorder.happened({.at = start + hours(10),
                     .action = "outage",
                     .subject = "XA",
                     .countries = {XA},
                     .by = {},
                     .attack = 1});
  recorder.exposed(start + hours(10), provider, 1, true);
  recorder.exposed(start + hours(10), party(FR, "provider/1"), 1, true);
  recorder.exposed(start + hours(12), provider, 1, false);
  recorder.finish(start + hours(20));
  const Summary summary = recorder.summary();
  EXPECT_EQ(find(summary, "exposure_window_s[event=outage,stat=max]"), 10 * 3600);
  EXPECT_EQ(find(summary, "exposure_window_s[event=outage,stat=p50]"), 2 * 3600);
  EXPECT_EQ(find(summary, "exposure_window_s[event=outage,stat=p95_by_calls]"), 2 * 3600);
  EXPECT_EQ(find(summary, "exposure_open[event=outage]"), 1);
}

}  // namespace
}  // namespace ishaken::sim
