// Callers who answer back, in whole runs: what they see comes from the calls, and what they change is their
// own calls alone.
#include <gmock/gmock.h>

#include <set>
#include <sstream>

#include "tests/unit/sim/world/sample.h"

namespace ishaken::sim {
namespace {

using testing::HasSubstr;
using testing::Not;

// France excludes XA on the third day, and labels what it does not believe.
constexpr std::string_view world = R"(
schema: 1
name: answers
start: 2026-01-01
duration: 8 d
fidelity: {crypto: modelled}
countries:
  FR: {decision_delay: 0 s}
  XA: {prefixes: ["999"], providers: 3}
  XB: {prefixes: ["998"]}
policies:
  default: {registry: allow-all, list_poll: 1 h, crl_poll: 1 h, on_untrusted: label}
traffic:
  - {kind: legitimate, reach: international, rate: 200 per d}
  - {kind: robocall, from: XA, to: FR, rate: 400 per d}
  - {kind: legitimate, from: XA, to: FR, rate: 100 per d}
timeline:
  - {at: 2 d, exclude: XA, by: [FR]}
)";

struct Row {
  std::string placed_at, kind, from, originating, calling, all;
  std::string outcome;
};
struct Played {
  std::map<std::uint64_t, Row> calls;
  std::string faults;
};

Played run_of(const std::vector<std::string>& settings) {
  sim::Run run(scenario(world, settings), {});
  std::map<std::string, std::string> texts;
  for (bool more = true; more;) {
    more = run.advance(10'000);
    Tables& tables = run.tables();
    tables.for_each([&](std::string_view name, auto& table) {
      if (name == "calls" || name == "faults")
        for (std::size_t row = 0; row < table.rows(); ++row)
          table.write(row, tables.names, texts[std::string(name)]);
      table.clear();
    });
  }
  Played out;
  out.faults = texts["faults"];
  std::istringstream lines(texts["calls"]);
  for (std::string line; std::getline(lines, line);) {
    std::vector<std::string> cells;
    std::istringstream parts(line);
    for (std::string cell; std::getline(parts, cell, '\t');) cells.push_back(cell);
    Row row{cells.at(1), cells.at(2), cells.at(3), cells.at(5), cells.at(7), {}, cells.at(11)};
    for (std::size_t i = 1; i <= 8; ++i) row.all += cells[i] + " ";
    out.calls[std::stoull(cells.at(0))] = row;
  }
  return out;
}

std::vector<std::string> answering(std::string answer, std::vector<std::string> more = {}) {
  more.push_back("traffic.1.answer=" + answer);
  return more;
}

bool is_of_second(std::uint64_t call) { return call / 1'000'000'000 == 1; }

TEST(Answers, TakeTheCallsWhereTheyGetThrough) {
  const Played played = run_of(answering("{kind: next_country, to: [XB], after: 1 d}"));
  EXPECT_THAT(played.faults, HasSubstr("next_country\ttraffic[1]: XA -> XB"));
  // The fault before it, the exclusion, is of the third day.
  const std::size_t line = played.faults.rfind('\n', played.faults.find("next_country")) + 1;
  const std::string moved = played.faults.substr(line, played.faults.find('\t', line) - line);
  EXPECT_GT(moved, "2026-01-04");
  EXPECT_LT(moved, "2026-01-05");
  std::set<std::string> before, after;
  for (const auto& [call, row] : played.calls) {
    if (!is_of_second(call)) continue;
    (row.placed_at < moved ? before : after).insert(row.from);
    if (row.placed_at < "2026-01-05") continue;
    EXPECT_EQ(row.outcome, "passed");
    EXPECT_THAT(row.calling, HasSubstr("998")) << "a number of its own";
  }
  EXPECT_EQ(before, std::set<std::string>{"XA"});
  EXPECT_EQ(after, std::set<std::string>{"XB"}) << "from the very next call on";
}

TEST(Answers, AreNotGivenWhereCallsGetThrough) {
  const auto to_b = answering("{kind: next_country, to: [XB]}");
  std::vector<std::string> nobody = to_b, unlabelled = to_b;
  nobody.push_back("timeline=[]");
  unlabelled.push_back("policies.default.on_untrusted=allow");
  EXPECT_THAT(run_of(nobody).faults, Not(HasSubstr("next_country")));
  EXPECT_THAT(run_of(unlabelled).faults, Not(HasSubstr("next_country")));
}

TEST(Answers, LeaveTheTimesOfTheirCallsAndAllOtherCallsAsTheyWere) {
  const Played without = run_of({});
  for (const std::string& answer :
       {std::string("{kind: next_country, to: [XB], after: 1 d}"), std::string("{kind: lie_low, lasts: 2 d}"),
        std::string("{kind: next_provider, providers: [2, 3]}")}) {
    const Played with = run_of(answering(answer));
    EXPECT_NE(with.faults, without.faults);
    std::size_t dropped = 0;
    for (const auto& [call, row] : without.calls) {
      const auto there = with.calls.find(call);
      if (there == with.calls.end()) {
        EXPECT_TRUE(is_of_second(call) && answer.find("lie_low") != answer.npos) << call;
        ++dropped;
      } else if (is_of_second(call)) {
        EXPECT_EQ(there->second.placed_at, row.placed_at);
      } else {
        EXPECT_EQ(there->second.all, row.all);
      }
    }
    EXPECT_EQ(with.calls.size() + dropped, without.calls.size());
    EXPECT_EQ(dropped > 100, answer.find("lie_low") != answer.npos);
  }
}

TEST(Answers, AreTheSameWithAnyNumberOfThreadsAndSlices) {
  const auto play = [](unsigned threads, std::uint64_t slice) {
    RunOptions options;
    options.threads = threads;
    sim::Run run(scenario(world, answering("{kind: next_country, to: [XB]}",
                                           {"fidelity.crypto=openssl", "duration=3 d", "traffic.1.callers=4",
                                            "traffic.1.rate=2000 per d"})),
                 options);
    return digests(run, slice);
  };
  const Digests alone = play(1, 10'000);
  EXPECT_EQ(play(3, 10'000), alone);
  EXPECT_EQ(play(1, 13), alone);
}

TEST(Answers, ACallThatNeverArrivesDidNotGetThrough) {
  EXPECT_THAT(run_of(answering("{kind: next_country, to: [XB]}",
                               {"timeline=[{at: 2 d, outage: FR/provider/1, for: 5 d}, "
                                "{at: 2 d, outage: FR/provider/2, for: 5 d}]"}))
                  .faults,
              HasSubstr("XA -> XB"));
}

TEST(Answers, ProvidersAndCallersAreThoseOfTheSource) {
  const Played all = run_of({}), one = run_of({"traffic.1.providers=[2]", "traffic.1.callers=5"});
  std::set<std::string> everywhere, here;
  for (const auto& [call, row] : all.calls)
    if (is_of_second(call)) everywhere.insert(row.originating);
  for (const auto& [call, row] : one.calls)
    if (is_of_second(call)) here.insert(row.originating);
  EXPECT_EQ(everywhere.size(), 3u);
  EXPECT_EQ(here, std::set<std::string>{"XA/provider/2"});
  for (const auto& [call, row] : all.calls) {
    ASSERT_TRUE(one.calls.contains(call));
    EXPECT_EQ(one.calls.at(call).placed_at, row.placed_at);
    if (!is_of_second(call)) {
      EXPECT_EQ(one.calls.at(call).all, row.all);
    }
  }
}

// France has calls traced back, and XA cuts off whoever is found.
TEST(Answers, AFreshIdentityIsNoLongerCutOff) {
  const std::vector<std::string> traced{"timeline=[]",
                                        "countries.XA.enforcement=cut-off",
                                        "countries.XA.answers_tracebacks=1",
                                        "countries.XA.providers=1",
                                        "tracebacks={answer_time: 1 h}",
                                        "reviews={traces: {rule: never, traceback: {per_period: 5}}}",
                                        "policies.default.review=traces",
                                        "callees.complaint_unwanted=0.2",
                                        "traffic.1.callers=2"};
  const auto late = [](const Played& played) {
    std::map<std::string, int> outcomes;
    for (const auto& [call, row] : played.calls)
      if (is_of_second(call) && row.placed_at > "2026-01-05") ++outcomes[row.outcome];
    return outcomes;
  };
  auto stays = late(run_of(traced));
  EXPECT_GT(stays["refused_at_origin"], 1000);
  EXPECT_EQ(stays["passed"], 0) << "both of them were found";
  const Played played = run_of(answering("{kind: fresh_identity, after: 6 h, judged_by: 20}", traced));
  EXPECT_THAT(played.faults,
              HasSubstr("fresh_identity\ttraffic[1], customer 1 of XA/provider/1: identity 2"));
  EXPECT_THAT(played.faults, HasSubstr("customer 2 of XA/provider/1: identity 3"));
  auto renewed = late(played);
  EXPECT_GT(renewed["passed"], 300);
  EXPECT_GT(renewed["refused_at_origin"], 100) << "until they had a new one";
}

// A customer is known by its origid, and changes no number.
TEST(Answers, HowManyCallersThereAreChangesNoCall) {
  const Played one = run_of({}), other = run_of({"traffic.1.callers=5"});
  for (const auto& [call, row] : one.calls) EXPECT_EQ(other.calls.at(call).all, row.all);
}

}  // namespace
}  // namespace ishaken::sim
