#include "models/reputation/dossier.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/models/reputation/evidence.h"

namespace ishaken::reputation {
namespace {

using Entries = std::vector<History::Entry>;
using Countries = std::set<CountryCode>;
using Subjects = std::vector<Subject>;
using Level = Subject::Level;

TEST(Dossier, ThePeriodAtHandIsNotVisible) {
  Dossier dossier;
  dossier.add(FR, about(XA, marked(1, 10), "CA", "S1", "999"));
  EXPECT_EQ(dossier.period(), 0);
  EXPECT_EQ(dossier.pooled(country(XA)).entries, Entries{});
  EXPECT_EQ(dossier.reporters(), Countries{});
  EXPECT_EQ(dossier.countries(), Countries{});
  EXPECT_EQ(dossier.subjects(XA, Level::provider), Subjects{});
  EXPECT_EQ(dossier.ranges_of(provider(XA, "S1")), Subjects{});
  EXPECT_EQ(dossier.only(FR).pooled(country(XA)).entries, Entries{});

  dossier.close_period();
  EXPECT_EQ(dossier.period(), 1);
  for (const Subject& each : {country(XA), ca(XA, "CA"), provider(XA, "S1"), range(XA, "999")})
    EXPECT_EQ(dossier.pooled(each).entries, (Entries{{1, marked(1, 10)}}));
  EXPECT_EQ(dossier.reporters(), Countries{FR});
  EXPECT_EQ(dossier.countries(), Countries{XA});
  EXPECT_EQ(dossier.subjects(XA, Level::provider), Subjects{provider(XA, "S1")});
  EXPECT_EQ(dossier.ranges_of(provider(XA, "S1")), Subjects{range(XA, "999")});

  dossier.add(FR, about(XA, marked(5, 5), "CA", "S1", "998"));  // the next one
  EXPECT_EQ(dossier.pooled(country(XA)).total(), marked(1, 10));
  EXPECT_EQ(dossier.ranges_of(provider(XA, "S1")), Subjects{range(XA, "999")});
}

TEST(Dossier, RemembersAsManyPeriodsAsItsWindow) {
  Dossier dossier(3);
  for (int period = 1; period <= 5; ++period) {
    dossier.add(FR, about(XA, marked(0, period)));
    dossier.close_period();
  }
  const History history = dossier.pooled(country(XA));
  EXPECT_EQ(history.now, 5);
  EXPECT_EQ(history.entries, (Entries{{3, marked(0, 3)}, {4, marked(0, 4)}, {5, marked(0, 5)}}));
  EXPECT_EQ(history.total().calls(), 12);
}

TEST(Dossier, ForgetsWhomNothingIsSaidAboutAnyMore) {
  Dossier dossier(2);
  dossier.add(FR, about(XA, marked(1, 1), "CA", "S1", "999"));
  dossier.close_period();
  dossier.close_period();
  EXPECT_EQ(dossier.countries(), Countries{XA});
  EXPECT_EQ(dossier.ranges_of(provider(XA, "S1")).size(), 1u);
  dossier.close_period();
  EXPECT_EQ(dossier.countries(), Countries{});
  EXPECT_EQ(dossier.reporters(), Countries{});
  EXPECT_EQ(dossier.subjects(XA, Level::ca), Subjects{});
  EXPECT_EQ(dossier.ranges_of(provider(XA, "S1")), Subjects{});
  EXPECT_EQ(dossier.pooled(country(XA)).now, 3);
}

TEST(Dossier, ARangeSeenAgainIsKept) {
  Dossier dossier(2);
  for (int period = 0; period < 3; ++period) {
    dossier.add(FR, about(XA, marked(0, 1), "", "S1", "999"));
    if (period == 0) dossier.add(FR, about(XA, marked(0, 1), "", "S1", "998"));
    dossier.close_period();
  }
  EXPECT_EQ(dossier.ranges_of(provider(XA, "S1")), Subjects{range(XA, "999")});
}

TEST(Dossier, PeriodsWithoutCallsLeaveAGap) {
  const History history = periods({marked(0, 4), {}, {}, marked(1, 5), {}}).pooled(country(XA));
  EXPECT_EQ(history.entries, (Entries{{1, marked(0, 4)}, {4, marked(1, 5)}}));
  EXPECT_EQ(history.now, 5);
}

TEST(Dossier, ReportersApartAndPooled) {
  Dossier dossier;
  dossier.add(FR, about(XA, marked(1, 10)));
  dossier.close_period();
  dossier.add(DE, about(XA, marked(2, 20)));
  dossier.add(FR, about(XA, marked(3, 30)));
  dossier.close_period();
  EXPECT_EQ(dossier.of(FR, country(XA)).entries, (Entries{{1, marked(1, 10)}, {2, marked(3, 30)}}));
  EXPECT_EQ(dossier.of(DE, country(XA)).entries, (Entries{{2, marked(2, 20)}}));
  EXPECT_EQ(dossier.of(US, country(XA)).entries, Entries{});
  EXPECT_EQ(dossier.pooled(country(XA)).entries, (Entries{{1, marked(1, 10)}, {2, marked(5, 50)}}));
  EXPECT_EQ(dossier.reporters(), (Countries{DE, FR}));
}

TEST(Dossier, OnlyOneReporter) {
  Dossier dossier;
  dossier.add(FR, about(XA, marked(1, 10), "", "S1", "999"));
  dossier.add(DE, about(XA, marked(2, 20), "", "S1", "998"));
  dossier.add(DE, about(XB, marked(0, 5)));
  dossier.close_period();
  const Dossier french = dossier.only(FR);
  EXPECT_EQ(french.pooled(country(XA)).total(), marked(1, 10));
  EXPECT_EQ(french.reporters(), Countries{FR});
  EXPECT_EQ(french.countries(), Countries{XA});
  EXPECT_EQ(french.ranges_of(provider(XA, "S1")), Subjects{range(XA, "999")});  // not what DE saw
  EXPECT_EQ(french.period(), 1);
  EXPECT_EQ(dossier.only(US).countries(), Countries{});
  EXPECT_EQ(dossier.only(US).pooled(country(XA)).now, 1);
}

TEST(Dossier, WithoutSomeProviders) {
  Dossier dossier(2);
  dossier.add(FR, about(XA, marked(9, 10), "A", "S1", "11"));
  dossier.add(FR, about(XA, marked(0, 20), "A", "S2", "12"));
  dossier.add(FR, about(XA, marked(8, 40), "B", "S1", "11"));
  dossier.add(DE, about(XA, marked(1, 80), "A"));
  dossier.add(DE, about(XB, marked(2, 160), "A", "S1"));
  dossier.close_period();
  const Dossier rest = dossier.without(XA, {"S1"});
  EXPECT_EQ(rest.pooled(ca(XA, "A")).entries, (Entries{{1, marked(1, 100)}}));
  EXPECT_EQ(rest.of(FR, ca(XA, "A")).entries, (Entries{{1, marked(0, 20)}}));
  EXPECT_EQ(rest.pooled(ca(XA, "B")).entries, Entries{});
  EXPECT_EQ(rest.pooled(country(XA)).total(), marked(1, 100));
  EXPECT_EQ(rest.subjects(XA, Level::provider), Subjects{provider(XA, "S2")});
  EXPECT_EQ(rest.pooled(ca(XB, "A")).total(), marked(2, 160));  // another country's of the same name
  EXPECT_EQ(rest.period(), 1);
  const Dossier whole = dossier.without(XA, {});
  for (const Subject& each : {country(XA), ca(XA, "A"), ca(XA, "B"), provider(XA, "S1"), country(XB)})
    EXPECT_EQ(whole.pooled(each).entries, dossier.pooled(each).entries);
  dossier.close_period();
  dossier.close_period();  // forgotten, whoever is left out
  EXPECT_EQ(dossier.without(XA, {"S2"}).countries(), Countries{});
}

TEST(Dossier, PartsByNameAndCountry) {
  Dossier dossier;
  dossier.add(FR, about(XA, marked(0, 1), "B", "S2", "12"));
  dossier.add(DE, about(XA, marked(0, 2), "A", "S1", "11"));
  dossier.add(DE, about(XA, marked(0, 4), "A", "S1", "12"));
  dossier.add(DE, about(XB, marked(0, 8), "A", "S1", "13"));
  dossier.close_period();
  EXPECT_EQ(dossier.subjects(XA, Level::country), Subjects{country(XA)});
  EXPECT_EQ(dossier.subjects(XA, Level::ca), (Subjects{ca(XA, "A"), ca(XA, "B")}));
  EXPECT_EQ(dossier.subjects(XA, Level::provider), (Subjects{provider(XA, "S1"), provider(XA, "S2")}));
  EXPECT_EQ(dossier.subjects(XA, Level::range), (Subjects{range(XA, "11"), range(XA, "12")}));
  EXPECT_EQ(dossier.subjects(FR, Level::range), Subjects{});
  EXPECT_EQ(dossier.ranges_of(provider(XA, "S1")), (Subjects{range(XA, "11"), range(XA, "12")}));
  EXPECT_EQ(dossier.ranges_of(provider(XA, "S2")), Subjects{range(XA, "12")});
  EXPECT_EQ(dossier.ranges_of(provider(XB, "S1")), Subjects{range(XB, "13")});
  EXPECT_EQ(dossier.pooled(ca(XA, "A")).total().calls(), 6);
  EXPECT_EQ(dossier.pooled(range(XA, "12")).total().calls(), 5);  // whoever showed it
}

TEST(Dossier, CallsThatNobodyVouchedForAreHeldAgainstNobody) {
  Dossier dossier;
  Row row = about(CountryCode(), marked(3, 3), "", "", "33");
  row.source.number = FR;
  dossier.add(FR, row);
  dossier.close_period();
  EXPECT_EQ(dossier.countries(), Countries{});
  EXPECT_EQ(dossier.reporters(), Countries{});
  EXPECT_EQ(dossier.pooled(country(FR)).entries, Entries{});
}

TEST(Dossier, TheOrderOfReportsWithinAPeriodDoesNotMatter) {
  std::vector<std::pair<CountryCode, Row>> reports{{FR, about(XA, {9, 2, 1, 0}, "A", "S1", "11")},
                                                   {FR, about(XA, {3, 0, 0, 4}, "B", "S1", "12")},
                                                   {DE, about(XA, {0, 5, 2, 1}, "A", "S2", "11")},
                                                   {DE, about(XB, {6, 1, 0, 0}, "A", "S1", "13")}};
  const auto by_index = [](const auto& left, const auto& right) {
    return std::tie(left.first, left.second.source) < std::tie(right.first, right.second.source);
  };
  std::sort(reports.begin(), reports.end(), by_index);
  const auto told = [&] {
    Dossier dossier;
    for (const auto& [reporter, row] : reports) dossier.add(reporter, row);
    dossier.close_period();
    return dossier;
  };
  const Dossier first = told();
  EXPECT_EQ(first.pooled(country(XA)).total(), (Tally{12, 7, 3, 5}));
  while (std::next_permutation(reports.begin(), reports.end(), by_index)) {
    const Dossier other = told();
    EXPECT_EQ(other.countries(), first.countries());
    for (const CountryCode anchor : {XA, XB})
      for (const Level level : {Level::country, Level::ca, Level::provider, Level::range}) {
        ASSERT_EQ(other.subjects(anchor, level), first.subjects(anchor, level));
        for (const Subject& each : first.subjects(anchor, level))
          ASSERT_EQ(other.pooled(each).entries, first.pooled(each).entries);
      }
  }
}

TEST(History, AddsPeriodByPeriod) {
  History sum{{{2, marked(1, 4)}, {5, marked(0, 1)}}, 5};
  sum += History{{{1, marked(0, 7)}, {5, marked(2, 2)}}, 6};
  EXPECT_EQ(sum.entries, (Entries{{1, marked(0, 7)}, {2, marked(1, 4)}, {5, marked(2, 3)}}));
  EXPECT_EQ(sum.now, 6);
}

}  // namespace
}  // namespace ishaken::reputation
