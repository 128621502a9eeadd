// Recovery against hours filled by hand: 200 honest calls pass in each hour of the baseline.
#include "sim/results/recovery.h"

#include <gtest/gtest.h>

#include "tests/unit/sim/results/sample.h"

namespace ishaken::sim {
namespace {

using namespace sample;
using std::chrono::minutes;

Scenario world(Duration duration = hours(48)) {
  Scenario out = scenario();
  out.duration = duration;
  out.baseline = true;
  return out;
}

void add(HourlyCalls& calls, std::size_t hour, CallKind kind, bool passes, std::uint64_t count) {
  CallClass call;
  call.kind = kind;
  call.result = passes ? CallResult::passed : CallResult::failed;
  if (count > 0) calls.count(start + hours(hour) + minutes(1), call, count);
}

struct RecoveryTest : testing::Test {
  RecoveryTest() {
    for (std::size_t hour = 0; hour < 48; ++hour) add(baseline, hour, CallKind::legitimate, true, 200);
  }
  // The run in which so many of the 200 fail in these hours.
  HourlyCalls run(std::map<std::size_t, std::uint64_t> failing) {
    HourlyCalls out(world());
    for (std::size_t hour = 0; hour < 48; ++hour) {
      const std::uint64_t fails = failing.contains(hour) ? failing.at(hour) : 0;
      add(out, hour, CallKind::legitimate, true, 200 - fails);
      add(out, hour, CallKind::legitimate, false, fails);
    }
    return out;
  }
  HourlyCalls baseline{world()};
};

TEST_F(RecoveryTest, EndsWithTheLastHourThatIsOff) {
  const HourlyCalls attacked = run({{10, 50}, {11, 50}, {13, 3}});
  const Recovery got = recovery(start + hours(10), attacked, baseline);
  EXPECT_EQ(got.took, hours(4)) << "hour 13 is off again";
  EXPECT_TRUE(got.complete);
  EXPECT_EQ(recovery(start + hours(10) + minutes(30), attacked, baseline).took, hours(3) + minutes(30));
}

TEST_F(RecoveryTest, OneInAHundredIsNotOff) {
  EXPECT_EQ(recovery(start + hours(10), run({{11, 2}}), baseline).took, Duration{0});
  EXPECT_EQ(recovery(start + hours(10), run({{11, 3}}), baseline).took, hours(2));
}

TEST_F(RecoveryTest, WhatWasBeforeTheAttackDoesNotCount) {
  EXPECT_EQ(recovery(start + hours(10), run({{5, 200}, {9, 200}}), baseline).took, Duration{0});
  EXPECT_EQ(recovery(start + hours(9) + minutes(59), run({{9, 200}}), baseline).took, minutes(1));
}

TEST_F(RecoveryTest, ARunThatEndsWhileItIsOffHasNotRecovered) {
  const Recovery got = recovery(start + hours(10), run({{47, 3}}), baseline);
  EXPECT_EQ(got.took, hours(38));
  EXPECT_FALSE(got.complete);
}

TEST_F(RecoveryTest, TheLastHourMayBeCutShort) {
  HourlyCalls with(world(hours(2) + minutes(30))), without(world(hours(2) + minutes(30)));
  EXPECT_EQ(with.size(), 3u);
  add(without, 2, CallKind::legitimate, true, 10);
  add(with, 2, CallKind::legitimate, false, 10);
  const Recovery got = recovery(start, with, without);
  EXPECT_EQ(got.took, hours(2) + minutes(30));
  EXPECT_FALSE(got.complete);
}

TEST_F(RecoveryTest, FalseAcceptsAreOffWhereTheyAreAboveTheBaseline) {
  HourlyCalls attacked = run({});
  add(attacked, 20, CallKind::spoofed, true, 2);  // of 202 calls
  EXPECT_EQ(recovery(start, attacked, baseline).took, Duration{0});
  add(attacked, 20, CallKind::spoofed, true, 1);  // 3 of 203
  EXPECT_EQ(recovery(start, attacked, baseline).took, hours(21));
  add(baseline, 20, CallKind::spoofed, true, 3);  // as without the attack
  EXPECT_EQ(recovery(start, attacked, baseline).took, Duration{0});
}

TEST_F(RecoveryTest, MoreHonestCallsThanBeforeAreNoDamage) {
  HourlyCalls attacked = run({});
  add(attacked, 20, CallKind::legitimate, true, 100);
  EXPECT_EQ(recovery(start, attacked, baseline).took, Duration{0});
}

TEST(HourlyCalls, CountsNothingWithoutABaseline) {
  HourlyCalls calls(scenario());
  add(calls, 1, CallKind::legitimate, true, 1);
  EXPECT_EQ(calls.at(1).placed, 0u);
}

}  // namespace
}  // namespace ishaken::sim
