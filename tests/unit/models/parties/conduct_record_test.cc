// How the answers of countries add up, and are forgotten.
#include "models/parties/governance/conduct_record.h"

#include <gtest/gtest.h>

#include "tests/unit/models/parties/scene.h"

namespace ishaken::parties::testing {
namespace {

using reputation::Conduct, reputation::Measure;

const CountryCode XA{"XA"};
constexpr Duration hour = std::chrono::hours(1);
const Instant start{};

messages::TracedCall call(CountryCode anchor, std::string origid, Instant date = start) {
  return {CallId{1}, tn("99912345678"), tn("33140000001"), date, "host.example", anchor,
          "SPC",     std::move(origid)};
}

ConductRecord remembering(std::size_t window) {
  ConductRecord out;
  out.adopt(window);
  return out;
}

TEST(ConductRecord, AddsUpWhatCountriesDidAndForgets) {
  ConductRecord record = remembering(2);
  const auto trace = [&](CountryCode country, std::string origid, bool answered, Measure measure) {
    record.concluded(country, call(country, std::move(origid)), answered, measure, start);
  };
  trace(XA, "a", true, Measure::cut_off);
  trace(XA, "b", true, Measure::none);
  trace(XA, "c", false, Measure::none);
  trace({}, "", false, Measure::none);  // lost among carriers: nobody's fault
  EXPECT_EQ(record.conduct(), (std::map<CountryCode, Conduct>{{XA, {3, 2, 1}}}));
  record.close_period();
  trace(XA, "d", true, Measure::warned);
  EXPECT_EQ(record.conduct().at(XA), (Conduct{4, 3, 2}));
  record.close_period();
  EXPECT_EQ(record.conduct().at(XA), (Conduct{4, 3, 2}));
  record.close_period();
  EXPECT_EQ(record.conduct().at(XA), (Conduct{1, 1, 1}));
}

// A country says that it cut a caller off, and the caller calls again.
TEST(ConductRecord, ABrokenPromiseIsNoDeed) {
  ConductRecord record = remembering(28);
  record.concluded(XA, call(XA, "a"), true, Measure::cut_off, start);
  record.complained(call(XA, "a", start + hour));  // was under way by then
  EXPECT_EQ(record.conduct().at(XA).acted, 1);
  record.complained(call(XA, "a", start + 3 * hour));
  EXPECT_EQ(record.conduct().at(XA), (Conduct{1, 1, 0}));
}

}  // namespace
}  // namespace ishaken::parties::testing
