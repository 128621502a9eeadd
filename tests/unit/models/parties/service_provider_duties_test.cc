// The duties of a provider, each alone: fetches of certificates, answers to tracebacks; and who may say what
// to it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/messages/give_up.h"
#include "models/parties/international_gateway.h"
#include "models/parties/service_provider/service_provider.h"
#include "tests/unit/models/parties/countries.h"

namespace ishaken::parties::testing {
namespace {

using ::testing::ElementsAre;

// --- fetches ---

struct FetchesTest : ::testing::Test {
  Countries world;
  FakeAct act{world.start};
  // How many calls were concluded each time, and whether with a certificate.
  using Done = std::pair<std::size_t, bool>;
  std::vector<Done> done;
  CertificateFetches fetches{world.shared, [this](const std::string&, const messages::CertificateReply* reply,
                                                  const std::vector<WaitingCall>& calls, Act&) {
                               done.emplace_back(calls.size(), reply != nullptr);
                             }};
  const std::string url = "https://cr.DE.example/1.pem";

  bool wait(const std::string& at) { return fetches.wait(at, {{}, true, act.clock}, 5 * second, act); }
  bool wait() { return wait(url); }
  void pass(Duration time) {
    const Instant until = act.clock + time;
    while (!act.wakes.empty() && act.wakes.begin()->first <= until) {
      act.clock = act.wakes.begin()->first;
      const Act::Then then = std::move(act.wakes.extract(act.wakes.begin()).mapped());
      then(act);
    }
    act.clock = until;
  }
  bool answer(std::size_t fetch, const messages::Message* reply) {
    const auto asked = act.questions.extract(act.sent.at(fetch).request);
    if (asked.empty()) return false;
    asked.mapped().second(reply, act);
    return true;
  }
  const messages::Message served = messages::CertificateReply{};
};

TEST_F(FetchesTest, OneFetchServesAllCallsThatWaitForTheAddress) {
  EXPECT_TRUE(wait() && wait() && wait("https://cr.FR.example/1.pem"));
  EXPECT_EQ(act.sent.size(), 2u);
  EXPECT_TRUE(answer(0, &served));
  EXPECT_THAT(done, ElementsAre(Done(2, true)));
  pass(minute);
  EXPECT_THAT(done, ElementsAre(Done(2, true), Done(1, false))) << "those elsewhere";
}

TEST_F(FetchesTest, NobodyIsAskedAtAnAddressOfNobody) {
  EXPECT_FALSE(wait("https://nowhere.example/1.pem"));
  EXPECT_TRUE(act.sent.empty());
  EXPECT_TRUE(act.wakes.empty());
}

TEST_F(FetchesTest, PatienceEndsForTheCallsAndTheFetchGoesOn) {
  wait();
  pass(6 * second);
  wait();
  EXPECT_TRUE(answer(0, &served));
  EXPECT_THAT(done, ElementsAre(Done(1, false), Done(1, true)));
  EXPECT_EQ(act.sent.size(), 1u);
}

TEST_F(FetchesTest, AfterALossTheNextCallFetchesAnew) {
  wait();
  EXPECT_TRUE(answer(0, nullptr));
  EXPECT_THAT(done, ElementsAre(Done(1, false)));
  wait();
  EXPECT_EQ(act.sent.size(), 2u);
}

TEST_F(FetchesTest, WhatWasBegunAnewIsAnsweredOnce) {
  wait();
  pass(messages::give_up);
  wait();
  EXPECT_EQ(act.sent.size(), 2u);
  EXPECT_FALSE(answer(0, &served)) << "nobody waits for the first any more";
  EXPECT_TRUE(answer(1, &served));
  EXPECT_THAT(done, ElementsAre(Done(1, false), Done(1, true)));
}

// --- tracebacks ---

struct TracebackDeskTest : ::testing::Test {
  Countries world;
  FakeAct act{world.start};
  Customers customers{7};
  TracebackDesk desk{{FR, "FR/provider/1", reputation::Enforcement::warn, 1, {hour, 0}}, customers};

  messages::TracebackAnswer asked() {
    messages::TracebackRequest request;
    request.call.call = CallId{1};
    request.call.calling = world.directory.numbers.number_of(FR, 0, 1);
    desk.asked(request, {world.party("FR/ga"), world.party("FR/provider/1"), RequestId{1}, false, request},
               act);
    EXPECT_EQ(act.wakes.begin()->first, act.clock + hour);
    EXPECT_TRUE(act.all<messages::TracebackAnswer>().empty()) << "it takes its time";
    const Act::Then then = std::move(act.wakes.extract(act.wakes.begin()).mapped());
    then(act);
    const auto answers = act.all<messages::TracebackAnswer>();
    act.sent.clear();
    return answers.at(0);
  }
};

TEST_F(TracebackDeskTest, WarnsAtFirstAndThenCutsOff) {
  using reputation::Measure;
  EXPECT_EQ(asked().measure, Measure::warned);
  EXPECT_EQ(asked().measure, Measure::cut_off);
  EXPECT_THAT(act.actions(), ElementsAre("warn-customer", "cut-off-customer"));
}

}  // namespace
}  // namespace ishaken::parties::testing
