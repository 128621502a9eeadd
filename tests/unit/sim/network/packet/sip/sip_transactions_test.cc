// The timers of RFC 3261 table 4, without a network.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/network/packet/sip/sip_client_transaction.h"
#include "sim/network/packet/sip/sip_server_transaction.h"

namespace ishaken::sim {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr bool invite = true, bye = false, reliable = true, unreliable = false;
constexpr Duration start = std::chrono::seconds(100), ms = std::chrono::milliseconds(1),
                   s = std::chrono::seconds(1);

// What happens by itself: when, in seconds from the start.
struct Played {
  std::vector<double> sent;
  double ended = -1;
  bool gave_up = false;
};
Played play(SipClientTransaction machine) {
  Played out;
  while (machine.state() != SipClientTransaction::State::ended) {
    const Duration now = machine.wake();
    const ClientStep step = machine.elapsed(now);
    if (step.send) out.sent.push_back(in_seconds(now - start));
    if (step.give_up) out.gave_up = true;
    out.ended = in_seconds(now - start);
  }
  return out;
}
Played play(SipServerTransaction machine) {
  Played out;
  while (machine.state() != SipServerTransaction::State::ended && machine.wake() != sip::never) {
    const Duration now = machine.wake();
    const ServerStep step = machine.elapsed(now);
    if (step.repeat) out.sent.push_back(in_seconds(now - start));
    if (step.give_up) out.gave_up = true;
    out.ended = in_seconds(now - start);
  }
  return out;
}

TEST(SipClientTransaction, InviteIsRepeatedAtDoublingIntervals) {
  const Played alone = play(SipClientTransaction{invite, unreliable, start});
  EXPECT_THAT(alone.sent, ElementsAre(0.5, 1.5, 3.5, 7.5, 15.5, 31.5));
  EXPECT_EQ(alone.ended, 32);
  EXPECT_TRUE(alone.gave_up);
  EXPECT_THAT(play(SipClientTransaction{invite, reliable, start}).sent, IsEmpty());
  EXPECT_EQ(play(SipClientTransaction{invite, reliable, start}).ended, 32);
}

TEST(SipClientTransaction, OtherRequestsAreRepeatedEveryFourSeconds) {
  EXPECT_THAT(play(SipClientTransaction{bye, unreliable, start}).sent,
              ElementsAre(0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5, 23.5, 27.5, 31.5));
  EXPECT_TRUE(play(SipClientTransaction{bye, unreliable, start}).gave_up);
  SipClientTransaction machine(bye, unreliable, start);
  machine.received(100, start + 100 * ms);
  EXPECT_THAT(play(machine).sent, ElementsAre(0.5, 4.5, 8.5, 12.5, 16.5, 20.5, 24.5, 28.5));
}

TEST(SipClientTransaction, RingingIsWaitedForThreeMinutes) {
  SipClientTransaction machine(invite, unreliable, start);
  EXPECT_FALSE(machine.received(100, start + 100 * ms).tell);
  EXPECT_EQ(play(machine).ended, 180.1);
  machine.received(100, start + 10 * s);  // says nothing new
  EXPECT_EQ(play(machine).ended, 180.1);
  EXPECT_TRUE(machine.received(180, start + 20 * s).tell);
  const Played alone = play(machine);
  EXPECT_EQ(alone.ended, 200);
  EXPECT_TRUE(alone.gave_up);
  EXPECT_THAT(alone.sent, IsEmpty());
}

TEST(SipClientTransaction, EveryAnswerIsTold) {
  SipClientTransaction machine(invite, unreliable, start);
  EXPECT_TRUE(machine.received(200, start + s).tell);
  EXPECT_TRUE(machine.received(200, start + 2 * s).tell);
  EXPECT_FALSE(machine.received(200, start + 2 * s).acknowledge);  // its user does that
  EXPECT_FALSE(machine.received(180, start + 2 * s).tell);
  EXPECT_FALSE(machine.received(486, start + 2 * s).tell);
  const Played alone = play(machine);
  EXPECT_EQ(alone.ended, 33);
  EXPECT_FALSE(alone.gave_up);
}

TEST(SipClientTransaction, RefusalIsToldOnceAndAcknowledgedEachTime) {
  SipClientTransaction machine(invite, unreliable, start);
  ClientStep step = machine.received(403, start + s);
  EXPECT_TRUE(step.tell && step.acknowledge);
  step = machine.received(403, start + 2 * s);
  EXPECT_TRUE(!step.tell && step.acknowledge);
  EXPECT_EQ(play(machine).ended, 33);  // timer D

  SipClientTransaction by_tcp(invite, reliable, start);
  step = by_tcp.received(403, start + s);
  EXPECT_TRUE(step.tell && step.acknowledge);
  EXPECT_EQ(by_tcp.state(), SipClientTransaction::State::ended);
}

TEST(SipClientTransaction, AnsweredByeIsKeptForStragglers) {
  SipClientTransaction machine(bye, unreliable, start);
  EXPECT_TRUE(machine.received(200, start + s).tell);
  EXPECT_FALSE(machine.received(200, start + s).tell);
  EXPECT_EQ(play(machine).ended, 6);  // timer K
  SipClientTransaction by_tcp(bye, reliable, start);
  by_tcp.received(481, start + s);
  EXPECT_EQ(by_tcp.state(), SipClientTransaction::State::ended);
}

TEST(SipServerTransaction, SaysTryingOnce) {
  SipServerTransaction machine(invite, unreliable, start);
  EXPECT_FALSE(machine.repeated().repeat);
  EXPECT_EQ(machine.wake(), start + 200 * ms);
  EXPECT_TRUE(machine.elapsed(machine.wake()).trying);
  machine.responded(100, true, start + 200 * ms);
  EXPECT_TRUE(machine.repeated().repeat);
  const Played alone = play(machine);
  EXPECT_TRUE(alone.gave_up);
  EXPECT_EQ(alone.ended, 0.2 + 180 + 32);
}

TEST(SipServerTransaction, RefusalIsRepeatedUntilAcknowledged) {
  SipServerTransaction machine(invite, unreliable, start);
  machine.responded(403, true, start);
  EXPECT_TRUE(machine.repeated().repeat);
  const Played alone = play(machine);
  EXPECT_THAT(alone.sent, ElementsAre(0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5, 23.5, 27.5, 31.5));
  EXPECT_EQ(alone.ended, 32);  // timer H
  EXPECT_FALSE(alone.gave_up);
  machine.acknowledged(start + s);
  EXPECT_TRUE(machine.is_settled());
  EXPECT_FALSE(machine.repeated().repeat);
  EXPECT_THAT(play(machine).sent, IsEmpty());
  EXPECT_EQ(play(machine).ended, 6);  // timer I

  SipServerTransaction by_tcp(invite, reliable, start);
  by_tcp.responded(403, true, start);
  EXPECT_THAT(play(by_tcp).sent, IsEmpty());
  by_tcp.acknowledged(start + s);
  EXPECT_EQ(by_tcp.state(), SipServerTransaction::State::ended);
}

TEST(SipServerTransaction, AnswerIsRepeatedByTheCallee) {
  SipServerTransaction callee(invite, reliable, start), proxy(invite, reliable, start);
  callee.responded(180, true, start);
  callee.responded(200, true, start);
  proxy.responded(200, false, start);
  EXPECT_FALSE(callee.repeated().repeat);
  EXPECT_EQ(play(callee).sent.size(), 10u);
  EXPECT_TRUE(play(callee).gave_up);
  EXPECT_THAT(play(proxy).sent, IsEmpty());
  EXPECT_FALSE(play(proxy).gave_up);
  EXPECT_TRUE(proxy.is_settled());
  callee.acknowledged(start + s);
  EXPECT_TRUE(callee.is_settled());
  EXPECT_FALSE(play(callee).gave_up);
  EXPECT_EQ(play(callee).ended, 32);  // timer L
}

TEST(SipServerTransaction, AnswerToByeIsKeptForStragglers) {
  SipServerTransaction machine(bye, unreliable, start), by_tcp(bye, reliable, start);
  machine.responded(200, true, start);
  by_tcp.responded(200, true, start);
  EXPECT_TRUE(machine.repeated().repeat);
  EXPECT_EQ(play(machine).ended, 32);  // timer J
  EXPECT_EQ(by_tcp.state(), SipServerTransaction::State::ended);
}

}  // namespace
}  // namespace ishaken::sim
