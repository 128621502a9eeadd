// What bytes take, by hand; and which connections are open.
#include "sim/network/transfer_time.h"

#include <gtest/gtest.h>

#include "sim/network/open_connections.h"

namespace ishaken::sim {
namespace {

using namespace std::chrono_literals;

constexpr double fast = 100e6, slow = 10e6;

TEST(Serialization, AllBytesOnTheSlowerLinkAndOnePacketOnTheOther) {
  EXPECT_EQ(serialization(1250, fast, fast, 1500), 200us);   // 100 us twice
  EXPECT_EQ(serialization(1250, fast, slow, 1500), 1100us);  // 1 ms and 100 us
  EXPECT_EQ(serialization(1250, slow, fast, 1500), 1100us);
  EXPECT_EQ(serialization(150'000, fast, fast, 1500), 12120us);  // 12 ms, and one packet of 120 us
}

TEST(SlowStart, TenSegmentsGoAtOnceAndTwiceAsManyEachRoundTrip) {
  constexpr std::uint64_t window = 10 * 1448;
  EXPECT_EQ(waits_of_slow_start(0, 100ms, fast, 1500), 0u);
  EXPECT_EQ(waits_of_slow_start(window, 100ms, fast, 1500), 0u);
  EXPECT_EQ(waits_of_slow_start(window + 1, 100ms, fast, 1500), 1u);
  EXPECT_EQ(waits_of_slow_start(3 * window, 100ms, fast, 1500), 1u);
  EXPECT_EQ(waits_of_slow_start(3 * window + 1, 100ms, fast, 1500), 2u);
}

TEST(SlowStart, EndsWhereTheLinkIsNeverIdle) {
  // 10 Mbit/s for 10 ms are 12,500 bytes: less than the first window.
  EXPECT_EQ(waits_of_slow_start(1'000'000, 10ms, slow, 1500), 0u);
}

struct OpenConnectionsTest : testing::Test {
  OpenConnections connections{30s};
  const PartyId a{1}, b{2};
  Instant start = *parse_instant("2026-01-01");
  // Asks at that second; the exchange takes one second, or two on a fresh connection.
  bool reuses(int second, PartyId from, PartyId to) {
    const Instant now = start + std::chrono::seconds(second);
    return connections.reuse(from, to, now, now + 1s, now + 2s);
  }
};

TEST_F(OpenConnectionsTest, AnIdleOneIsUsedAgain) {
  EXPECT_FALSE(reuses(0, a, b));
  EXPECT_TRUE(reuses(10, a, b));
  EXPECT_TRUE(reuses(40, a, b)) << "29 s after it fell idle";
  EXPECT_FALSE(reuses(71, a, b)) << "30 s after";
}

TEST_F(OpenConnectionsTest, ABusyOneIsNot) {
  EXPECT_FALSE(reuses(0, a, b));
  EXPECT_FALSE(reuses(1, a, b)) << "the first is answered at second 2";
  EXPECT_TRUE(reuses(3, a, b));
  EXPECT_TRUE(reuses(3, a, b)) << "the second is idle too";
  EXPECT_FALSE(reuses(3, a, b));
}

TEST_F(OpenConnectionsTest, EachPairAndDirectionHasItsOwn) {
  EXPECT_FALSE(reuses(0, a, b));
  EXPECT_FALSE(reuses(5, b, a));
}

TEST_F(OpenConnectionsTest, NothingIsKeptWhereNothingIsToBeKept) {
  connections = OpenConnections(0s);
  EXPECT_FALSE(reuses(0, a, b));
  EXPECT_FALSE(reuses(2, a, b));
}

}  // namespace
}  // namespace ishaken::sim
