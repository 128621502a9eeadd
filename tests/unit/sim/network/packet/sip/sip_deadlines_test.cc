#include "sim/network/packet/sip/sip_deadlines.h"

#include <gmock/gmock.h>
#include <ns3/simulator.h>

#include <map>

#include "sim/engine/engine.h"

namespace ishaken::sim {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

SipKey key(std::uint64_t call) { return {CallId{call}, SipRole::invite_out}; }

struct SipDeadlinesTest : testing::Test {
  void wait(std::uint64_t call, Duration when) {
    due[call] = when;
    deadlines.add(key(call), when);
  }
  // Played to its end.
  std::vector<std::pair<Duration, std::uint64_t>> played() {
    ns3::Simulator::Run();
    return reached;
  }
  Engine engine{Instant{}};
  std::map<std::uint64_t, Duration> due;
  std::vector<std::pair<Duration, std::uint64_t>> reached;
  std::function<void(std::uint64_t)> then = [](std::uint64_t) {};
  int asked = 0;
  SipDeadlines deadlines{[this](SipKey one) {
                           ++asked;
                           const auto found = due.find(number(one.call));
                           return found == due.end() ? sip::never : found->second;
                         },
                         [this](SipKey one) {
                           reached.emplace_back(sip_now(), number(one.call));
                           due.erase(number(one.call));
                           then(number(one.call));
                         }};
};

TEST_F(SipDeadlinesTest, AreReachedInTheirOrder) {
  wait(1, 3s);
  wait(2, 1s);
  wait(3, 2s);
  EXPECT_THAT(played(), ElementsAre(Pair(1s, 2u), Pair(2s, 3u), Pair(3s, 1u)));
}

TEST_F(SipDeadlinesTest, AtOneTimeByTheNumberOfTheCall) {
  wait(9, 1s);
  wait(2, 1s);
  EXPECT_THAT(played(), ElementsAre(Pair(1s, 2u), Pair(1s, 9u)));
}

TEST_F(SipDeadlinesTest, OnlyTheLastOfAKeyCounts) {
  wait(1, 1s);
  wait(1, 4s);
  wait(2, 3s);
  wait(2, 2s);
  EXPECT_THAT(played(), ElementsAre(Pair(2s, 2u), Pair(4s, 1u)));
}

TEST_F(SipDeadlinesTest, WhatIsNotWaitedForPassesInSilence) {
  wait(1, 1s);
  due.clear();
  EXPECT_THAT(played(), IsEmpty());
}

TEST_F(SipDeadlinesTest, WhoIsToldMaySetTheNext) {
  then = [&](std::uint64_t call) {
    if (reached.size() < 3) wait(call, sip_now() + 1s);
  };
  wait(1, 1s);
  EXPECT_THAT(played(), ElementsAre(Pair(1s, 1u), Pair(2s, 1u), Pair(3s, 1u)));
}

// A call's longest deadline is at twelve hours, and it ends after minutes: a million of these must leave
// nothing behind. When all that is kept is looked through, it is what is waited for, not what ever was.
TEST_F(SipDeadlinesTest, WhatIsNotWaitedForIsForgottenLongBeforeItsTime) {
  for (std::uint64_t call = 1; call <= 100'000; ++call) {
    wait(call, 12h);
    if (call > 100) due.erase(call - 100);
  }
  const int while_adding = asked;
  EXPECT_GT(while_adding, 0);
  EXPECT_EQ(played().size(), 100u);
  EXPECT_LT(asked - while_adding, 2'000) << "so many were kept to the end";
}

}  // namespace
}  // namespace ishaken::sim
