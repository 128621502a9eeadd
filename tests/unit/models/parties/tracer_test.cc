// Which calls are traced, and how the answers add up.
#include "models/parties/tracer.h"

#include <gtest/gtest.h>

#include "tests/unit/models/parties/scene.h"

namespace ishaken::parties::testing {
namespace {

using reputation::Conduct, reputation::Measure;

const CountryCode XA{"XA"}, XB{"XB"};
constexpr Duration hour = std::chrono::hours(1);
const Instant start{};

messages::TracedCall call(CountryCode anchor, std::string origid, Instant date = start) {
  return {CallId{1}, tn("99912345678"), tn("33140000001"), date, "host.example", anchor,
          "SPC",     std::move(origid)};
}

TEST(Tracer, TracesSoManyOfEachCountryInAPeriod) {
  Tracer tracer({.per_period = 2}, 28);
  EXPECT_NE(tracer.begin(call(XA, "a"), start), nullptr);
  EXPECT_EQ(tracer.begin(call(XA, "a"), start), nullptr);  // is being looked for already
  EXPECT_NE(tracer.begin(call(XA, "b"), start), nullptr);
  EXPECT_EQ(tracer.begin(call(XA, "c"), start), nullptr);
  EXPECT_NE(tracer.begin(call(XB, "d"), start), nullptr);
  tracer.close_period();
  EXPECT_NE(tracer.begin(call(XA, "c"), start), nullptr);
  Tracer none({}, 28);
  EXPECT_EQ(none.begin(call(XA, "a"), start), nullptr);
}

TEST(Tracer, OnlyWhoWasAskedAnswers) {
  Tracer tracer({.per_period = 2}, 28);
  Tracer::Trace* const trace = tracer.begin(call(XA, "a"), start);
  trace->asked = PartyId{7};
  trace->request = RequestId{3};
  EXPECT_EQ(tracer.find(PartyId{8}, RequestId{3}), nullptr);
  EXPECT_EQ(tracer.find(PartyId{7}, RequestId{4}), nullptr);
  EXPECT_EQ(tracer.find(PartyId{7}, RequestId{3}), trace);
  const std::uint64_t number = trace->number;
  EXPECT_TRUE(tracer.close(number));
  EXPECT_FALSE(tracer.close(number));
}

TEST(Tracer, AddsUpWhatCountriesDidAndForgets) {
  Tracer tracer({.per_period = 10}, 2);
  const auto trace = [&](CountryCode country, std::string origid, bool answered, Measure measure) {
    const auto closed = tracer.close(tracer.begin(call(country, std::move(origid)), start)->number);
    tracer.conclude(*closed, answered, measure, start);
  };
  trace(XA, "a", true, Measure::cut_off);
  trace(XA, "b", true, Measure::none);
  trace(XA, "c", false, Measure::none);
  trace({}, "", false, Measure::none);  // lost among carriers: nobody's fault
  EXPECT_EQ(tracer.conduct(), (std::map<CountryCode, Conduct>{{XA, {3, 2, 1}}}));
  tracer.close_period();
  trace(XA, "d", true, Measure::warned);
  EXPECT_EQ(tracer.conduct().at(XA), (Conduct{4, 3, 2}));
  tracer.close_period();
  EXPECT_EQ(tracer.conduct().at(XA), (Conduct{4, 3, 2}));
  tracer.close_period();
  EXPECT_EQ(tracer.conduct().at(XA), (Conduct{1, 1, 1}));
}

// A country says that it cut a caller off, and the caller calls again.
TEST(Tracer, ABrokenWordIsNoDeed) {
  Tracer tracer({.per_period = 10}, 28);
  const auto closed = tracer.close(tracer.begin(call(XA, "a"), start)->number);
  tracer.conclude(*closed, true, Measure::cut_off, start);
  (void)tracer.begin(call(XA, "a", start + hour), start + hour);  // was under way by then
  EXPECT_EQ(tracer.conduct().at(XA).acted, 1);
  (void)tracer.close(2);
  (void)tracer.begin(call(XA, "a", start + 3 * hour), start + 3 * hour);
  EXPECT_EQ(tracer.conduct().at(XA), (Conduct{1, 1, 0}));
}

}  // namespace
}  // namespace ishaken::parties::testing
