// What callers see, when they answer, and what their answers change.
#include "sim/world/callers.h"

#include <gmock/gmock.h>

#include <set>

#include "sim/world/layout.h"
#include "tests/unit/sim/world/sample.h"

namespace ishaken::sim {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

constexpr std::string_view world = R"(
schema: 1
name: callers
start: 2026-01-01
countries:
  FR: {}
  XA: {prefixes: ["999"], providers: 4}
  XB: {prefixes: ["998"], providers: 3}
  XC: {prefixes: ["997"], providers: 2}
traffic:
  - {kind: legitimate, from: FR, to: FR}
  - {kind: robocall, from: XA, to: FR}
)";

const CountryCode XA{"XA"}, XB{"XB"}, XC{"XC"};

// The callers of the second source, and their calls one by one.
class Gang {
 public:
  explicit Gang(const std::vector<std::string>& settings) : Gang(scenario(world, settings), 0) {}

  // That many calls in a row; says the decision that comes of the last, and forbids any before.
  std::optional<Callers::Decision> call(unsigned count, bool rang, bool labelled = false) {
    for (unsigned i = 1; i <= count; ++i) {
      const CallId id = place();
      if (labelled) callers.labelled(id);
      auto decision = callers.ended(id, rang, now);
      if (i == count) return decision;
      EXPECT_FALSE(decision) << "after " << i;
    }
    return std::nullopt;
  }
  CallId place() {
    const CallId id{item + 1};
    callers.placed(id, origin().caller);
    ++item;
    return id;
  }
  Callers::Origin origin() {
    Stream draws = Stream(1, "gang").at(item);
    return callers.origin(XA, item, now, draws);
  }
  // From the last answer on nothing rings; carries out what comes of it.
  TimelineEvent answer(unsigned calls = 50) {
    const auto decision = call(calls, false);
    EXPECT_TRUE(decision);
    return decision ? callers.act(decision->caller, now) : TimelineEvent{};
  }

 private:
  Gang(Scenario read, int)
      : scenario_((fill(directory_, read), std::move(read))),
        callers(scenario_.traffic[1], 1, 1, directory_) {}

  parties::Directory directory_;
  Scenario scenario_;

 public:
  Callers callers;
  Instant now{};
  std::uint64_t item = 0;
};

std::vector<std::string> answering(std::string answer, const std::vector<std::string>& more = {}) {
  std::vector<std::string> out{"traffic.1.answer=" + answer};
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

TEST(Tally, ForgetsWhatIsOlder) {
  Tally tally(4);
  const Patience half{4, 0.5};
  for (const bool through : {false, false, false}) tally.add(through);
  EXPECT_FALSE(tally.triggers_answer(half)) << "too few calls";
  tally.add(true);
  EXPECT_TRUE(tally.triggers_answer(half));
  tally.add(true);
  EXPECT_FALSE(tally.triggers_answer(half)) << "a half is not below a half";
  for (int i = 0; i < 4; ++i) tally.add(true);
  for (const bool through : {false, false}) tally.add(through);
  EXPECT_FALSE(tally.triggers_answer(half));
  tally.add(false);
  EXPECT_TRUE(tally.triggers_answer(half));
  EXPECT_FALSE(tally.triggers_answer({4, 0.25}));
  tally.clear();
  EXPECT_FALSE(tally.triggers_answer(half));
}

TEST(Callers, AnswerWhenEnoughCallsAreLostAndOnlyThen) {
  const auto to_b =
      answering("{kind: next_country, to: [XB], after: 6 h, judged_by: 10, gives_up_below: 0.3}");
  Gang lost(to_b);
  EXPECT_FALSE(lost.call(9, false));
  const auto decision = lost.call(1, false);
  ASSERT_TRUE(decision);
  EXPECT_EQ(decision->after, 6h);
  EXPECT_FALSE(lost.call(100, false)) << "it has decided already";

  EXPECT_TRUE(Gang(to_b).call(10, true, true)) << "rang with a label";
  EXPECT_FALSE(Gang(to_b).call(500, true));
  Gang mixed(to_b);
  EXPECT_FALSE(mixed.call(3, true));
  EXPECT_FALSE(mixed.call(7, false)) << "three of ten is not below 0.3";
  EXPECT_TRUE(mixed.call(1, false)) << "two of ten is";
}

TEST(Callers, WhoStaysHearsNothing) {
  Gang calm({});
  EXPECT_FALSE(calm.callers.answer());
  EXPECT_FALSE(Gang({"traffic.1.answer=stay", "traffic.1.callers=3"}).callers.answer());
  EXPECT_TRUE(Gang(answering("lie_low")).callers.answer());
}

TEST(Callers, CountAnewAfterAnAnswer) {
  Gang gang(answering("{kind: next_country, to: [XB, XC], judged_by: 5}"));
  const CallId before = gang.place();
  EXPECT_EQ(gang.origin().country, XA);
  gang.answer(5);
  EXPECT_EQ(gang.origin().country, XB);
  EXPECT_FALSE(gang.call(4, false));
  EXPECT_FALSE(gang.callers.ended(before, false, gang.now)) << "a call from before the answer";
  EXPECT_FALSE(gang.callers.ended(CallId{12345}, false, gang.now)) << "a call of somebody else";
  EXPECT_TRUE(gang.call(1, false));
}

TEST(NextCountry, GoesRoundAndKeepsItsPlaceInTheList) {
  Gang gang(answering("{kind: next_country, to: [XB, XC], cost: 100}"));
  EXPECT_EQ(gang.answer().subject, "traffic[1]: XA -> XB, cost 100");
  std::set<unsigned> providers;
  for (int i = 0; i < 100; ++i, gang.place()) {
    const auto origin = gang.origin();
    EXPECT_EQ(origin.country, XB);
    providers.insert(origin.provider);
    gang.item++;
  }
  EXPECT_THAT(providers, testing::ElementsAre(0, 1, 2));
  EXPECT_EQ(gang.answer().subject, "traffic[1]: XB -> XC, cost 100");
  EXPECT_LT(gang.origin().provider, 2u);
  EXPECT_EQ(gang.answer().subject, "traffic[1]: XC -> XB, cost 100");

  Gang once(answering("{kind: next_country, to: [XB]}"));
  EXPECT_EQ(once.answer().subject, "traffic[1]: XA -> XB");
  EXPECT_FALSE(once.call(500, false)) << "nowhere else to go";

  Gang second(answering("{kind: next_country, to: [XA, XB]}", {"traffic.1.providers=[2]"}));
  EXPECT_EQ(second.answer().subject, "traffic[1]: XA -> XB") << "it is in XA already";
  EXPECT_EQ(second.origin().provider, 1u);
  EXPECT_EQ(second.answer().subject, "traffic[1]: XB -> XA");
}

TEST(NextProvider, TakesTheCountrysNextOrThoseOfItsList) {
  Gang gang(answering("next_provider", {"traffic.1.providers=[3]"}));
  EXPECT_EQ(gang.origin().provider, 2u);
  EXPECT_EQ(gang.answer().subject, "traffic[1]: XA/provider/3 -> XA/provider/4");
  EXPECT_EQ(gang.origin().provider, 3u);
  EXPECT_EQ(gang.answer().subject, "traffic[1]: XA/provider/4 -> XA/provider/1");
  EXPECT_EQ(gang.origin().country, XA);

  Gang two(answering("next_provider", {"traffic.1.providers=[1, 2]"}));
  EXPECT_EQ(two.answer().subject, "traffic[1]: XA/provider/1 XA/provider/2 -> XA/provider/3 XA/provider/4");
  for (int i = 0; i < 50; ++i, two.place()) EXPECT_GE(two.origin().provider, 2u);

  Gang listed(answering("{kind: next_provider, providers: [2, 4]}", {"traffic.1.providers=[2]"}));
  EXPECT_EQ(listed.answer().subject, "traffic[1]: XA/provider/2 -> XA/provider/4");
  EXPECT_EQ(listed.answer().subject, "traffic[1]: XA/provider/4 -> XA/provider/2");
  EXPECT_EQ(Gang(answering("{kind: next_provider, providers: [2]}")).answer().subject,
            "traffic[1]: XA -> XA/provider/2");
}

TEST(FreshIdentity, ChangesTheCustomerOfWhoAnswersAndNothingElse) {
  Gang gang(answering("{kind: fresh_identity, judged_by: 5, cost: 2.5}",
                      {"traffic.1.callers=2", "traffic.1.providers=[2]"}));
  std::map<std::uint32_t, std::uint64_t> customers;
  for (int i = 0; i < 20; ++i, gang.place()) customers[gang.origin().caller] = gang.origin().customer;
  ASSERT_EQ(customers.size(), 2u);
  EXPECT_NE(customers[0], customers[1]);
  EXPECT_NE(customers[0], 0u);
  // One of them has no luck.
  std::optional<Callers::Decision> decision;
  const std::uint32_t unlucky = gang.origin().caller;
  for (int i = 0; i < 100 && !decision; ++i) {
    const std::uint32_t caller = gang.origin().caller;
    decision = gang.callers.ended(gang.place(), caller != unlucky, gang.now);
  }
  ASSERT_TRUE(decision);
  EXPECT_EQ(decision->caller, unlucky);
  const TimelineEvent told = gang.callers.act(unlucky, gang.now);
  EXPECT_EQ(told.action, "fresh_identity");
  EXPECT_THAT(told.subject,
              testing::MatchesRegex("traffic\\[1\\], customer [12] of XA/provider/2: identity 2, cost 2.5"));
  for (int i = 0; i < 20; ++i, gang.place()) {
    const auto origin = gang.origin();
    EXPECT_EQ(origin.customer != customers[origin.caller], origin.caller == unlucky);
    EXPECT_EQ(origin.provider, 1u);
  }
}

TEST(LieLow, StopsForItsTimeAndBeginsAgain) {
  Gang gang(answering("{kind: lie_low, lasts: 3 d, judged_by: 5}"));
  const auto before = gang.origin();
  const TimelineEvent told = gang.answer(5);
  EXPECT_EQ(told.action, "lie_low");
  EXPECT_EQ(told.subject, "traffic[1]");
  EXPECT_EQ(told.lasts, 72h);
  EXPECT_FALSE(gang.origin().calls);
  gang.now += 72h - 1s;
  EXPECT_FALSE(gang.origin().calls);
  gang.now += 1s;
  EXPECT_TRUE(gang.origin().calls);
  EXPECT_EQ(gang.origin().country, before.country);
  EXPECT_FALSE(gang.call(4, false));
  EXPECT_TRUE(gang.call(1, false));
}

// What is told is no attack and nothing that lists are late for.
TEST(Callers, TheirAnswersAreNotActionsUponACountry) {
  const TimelineEvent told = Gang(answering("{kind: next_country, to: [XB]}")).answer();
  EXPECT_EQ(told.attack, 0u);
  EXPECT_TRUE(told.countries.empty());
}

TEST(Callers, AreCustomersOfTheirOwn) {
  Gang gang({"traffic.1.callers=3"});
  std::set<std::uint64_t> customers;
  std::map<unsigned, std::set<std::uint64_t>> by_provider;
  for (; gang.item < 300; ++gang.item) by_provider[gang.origin().provider].insert(gang.origin().customer);
  ASSERT_EQ(by_provider.size(), 4u);
  for (const auto& [provider, here] : by_provider) {
    EXPECT_EQ(here.size(), 3u);
    customers.insert(here.begin(), here.end());
  }
  EXPECT_EQ(customers.size(), 12u);
  EXPECT_FALSE(customers.contains(0));
}

}  // namespace
}  // namespace ishaken::sim
