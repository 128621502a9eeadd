// What bytes take, by hand.
#include "sim/network/transfer_time.h"

#include <gtest/gtest.h>

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
  constexpr std::uint64_t window = 10 * 1460;
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

}  // namespace
}  // namespace ishaken::sim
