#include "sim/network/open_connections.h"

#include <gtest/gtest.h>

namespace ishaken::sim {
namespace {

using namespace std::chrono_literals;

const PartyId a{1}, b{2}, c{3};
const Instant start = *parse_instant("2026-01-01");

struct Https : testing::Test {
  HttpsConnections connections{30s};
  // Asks at that second; the exchange takes one second, or two on a fresh connection.
  bool reuses(int second, PartyId client, const std::string& server) {
    const Instant now = start + std::chrono::seconds(second);
    if (connections.take(client, server, now, now + 1s)) return true;
    connections.open(client, server, now, now + 2s);
    return false;
  }
};

TEST_F(Https, AnIdleOneIsUsedAgain) {
  EXPECT_FALSE(reuses(0, a, "b"));
  EXPECT_TRUE(reuses(10, a, "b"));
  EXPECT_TRUE(reuses(40, a, "b")) << "29 s after it fell idle";
  EXPECT_FALSE(reuses(71, a, "b")) << "30 s after";
}

TEST_F(Https, ABusyOneIsNot) {
  EXPECT_FALSE(reuses(0, a, "b"));
  EXPECT_FALSE(reuses(1, a, "b")) << "the first is answered at second 2";
  EXPECT_TRUE(reuses(3, a, "b"));
  EXPECT_TRUE(reuses(3, a, "b")) << "the second is idle too";
  EXPECT_FALSE(reuses(3, a, "b"));
}

TEST_F(Https, EachClientAndNameHasItsOwn) {
  EXPECT_FALSE(reuses(0, a, "b"));
  EXPECT_FALSE(reuses(5, a, "another name of b"));
  EXPECT_FALSE(reuses(5, c, "b"));
}

TEST_F(Https, NothingIsKeptWhereNothingIsToBeKept) {
  connections = HttpsConnections(0s);
  EXPECT_FALSE(reuses(0, a, "b"));
  EXPECT_FALSE(reuses(2, a, "b"));
}

TEST_F(Https, SessionsAreRememberedForTwoHoursFromTheLastConnection) {
  EXPECT_FALSE(connections.knows_session(a, "b", start));
  connections.open(a, "b", start, start);
  EXPECT_TRUE(connections.knows_session(a, "b", start + 1min));
  EXPECT_FALSE(connections.knows_session(a, "c", start + 1min));
  connections.open(a, "b", start + 1h, start + 1h);
  EXPECT_TRUE(connections.knows_session(a, "b", start + 179min));
  EXPECT_FALSE(connections.knows_session(a, "b", start + 3h));
}

struct SipTcp : testing::Test {
  SipTcpConnections connections{32s};
  // What a message waits that is sent at that second, where a handshake takes one.
  Duration waits(double second, PartyId from, PartyId to) {
    const Instant now = start + seconds(second);
    return connections.use(from, to, now, 1s) - now;
  }
};

TEST_F(SipTcp, IsOneForBothDirections) {
  EXPECT_EQ(waits(0, a, b), 1s);
  EXPECT_EQ(waits(5, b, a), 0s);
  EXPECT_EQ(waits(5, a, c), 1s);
}

TEST_F(SipTcp, CarriesMessagesBesideOneAnother) {
  EXPECT_EQ(waits(0, a, b), 1s);
  EXPECT_EQ(waits(0.25, a, b), 750ms) << "the handshake is under way";
  EXPECT_EQ(waits(1, a, b), 0s);
  EXPECT_EQ(waits(1, a, b), 0s);
}

TEST_F(SipTcp, IsNotUsedInItsLastTwoSeconds) {
  EXPECT_EQ(waits(0, a, b), 1s);
  EXPECT_EQ(waits(31, a, b), 0s) << "30 s after it was ready";
  EXPECT_EQ(waits(61.5, a, b), 1s) << "30.5 s after it was used";
}

TEST_F(SipTcp, AResponseKeepsItOpenAndOpensNone) {
  connections.respond(b, a, start);
  EXPECT_EQ(waits(0, a, b), 1s);
  connections.respond(b, a, start + 20s);
  EXPECT_EQ(waits(45, a, b), 0s);
}

}  // namespace
}  // namespace ishaken::sim
