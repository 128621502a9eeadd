// What is set anew or no longer wanted happens not: of waits (Timer) and of questions (Question).
#include <gtest/gtest.h>

#include <memory>

#include "models/parties/question.h"
#include "models/parties/timer.h"
#include "tests/unit/models/parties/countries.h"

namespace ishaken::parties::testing {
namespace {

struct WaitsTest : ::testing::Test {
  FakeAct act{parse_instant("2026-01-01").value()};
  int happened = 0;

  // Lets everything happen that was asked for.
  void pass_all() {
    while (!act.wakes.empty()) {
      act.clock = act.wakes.begin()->first;
      const Act::Then then = std::move(act.wakes.extract(act.wakes.begin()).mapped());
      then(act);
    }
  }
  void answer(RequestId request) {
    const auto asked = act.questions.extract(request);
    if (asked.empty()) return;
    const messages::Message reply = messages::RegistryResult{};
    asked.mapped().second(&reply, act);
  }
  Act::Then count(int worth) {
    return [this, worth](Act&) { happened += worth; };
  }
  Act::Answer hear(int worth) {
    return [this, worth](const messages::Message*, Act&) { happened += worth; };
  }
};

TEST_F(WaitsTest, ATimerThatIsSetAgainFiresOnceAndAsSetLast) {
  Timer timer;
  timer.after(hour, act, count(1));
  timer.after(minute, act, count(10));
  EXPECT_TRUE(timer.is_set());
  pass_all();
  EXPECT_EQ(happened, 10);
  EXPECT_FALSE(timer.is_set());
}

TEST_F(WaitsTest, ATimerThatIsCancelledOrGoneFiresNever) {
  Timer timer;
  timer.after(minute, act, count(1));
  timer.cancel();
  auto brief = std::make_unique<Timer>();
  brief->after(minute, act, count(1));
  brief.reset();
  pass_all();
  EXPECT_EQ(happened, 0);
}

TEST_F(WaitsTest, ATimerMaySetItselfWhenItFires) {
  Timer timer;
  timer.after(minute, act, [&](Act& then) { timer.after(minute, then, count(1)); });
  pass_all();
  EXPECT_EQ(happened, 1);
}

TEST_F(WaitsTest, AQuestionThatIsAskedAnewHearsTheLastAnswerAlone) {
  Question question;
  question.ask(PartyId{1}, messages::RegistryRead{}, act, hear(1));
  question.ask(PartyId{1}, messages::RegistryRead{}, act, hear(10));
  EXPECT_EQ(act.questions.size(), 1u) << "nothing waits for the first answer";
  answer(act.sent.at(0).request);
  answer(act.sent.at(1).request);
  EXPECT_EQ(happened, 10);
  EXPECT_FALSE(question.is_open());
}

TEST_F(WaitsTest, AQuestionThatIsForgottenOrGoneHearsNothing) {
  Question question;
  question.ask(PartyId{1}, messages::RegistryRead{}, act, hear(1));
  question.forget(act);
  EXPECT_TRUE(act.questions.empty());
  auto brief = std::make_unique<Question>();
  brief->ask(PartyId{1}, messages::RegistryRead{}, act, hear(1));
  brief.reset();
  answer(act.sent.at(1).request);
  EXPECT_EQ(happened, 0);
}

}  // namespace
}  // namespace ishaken::parties::testing
