// What was bad, what was off the list, and what follows from the two.
#include "sim/results/delisting.h"

#include <gmock/gmock.h>

#include "sim/results/daily_truth.h"

namespace ishaken::sim {
namespace {

using std::chrono::hours;
const Instant start{};
Instant day(double number) { return start + seconds(number * 86400); }
Span days(double from, double until) { return {day(from), day(until)}; }
Duration long_time(double number) { return seconds(number * 86400); }

// A day's calls and how many of them were unwanted.
DailyTruth truth(const std::vector<std::pair<unsigned, unsigned>>& days) {
  DailyTruth out;
  for (std::size_t each = 0; each < days.size(); ++each) {
    if (days[each].first > days[each].second) out.count(each, false, days[each].first - days[each].second);
    if (days[each].second > 0) out.count(each, true, days[each].second);
  }
  return out;
}

const Measures measures{.bad_above = 0.25, .enough_calls = 20, .lasting = hours(48)};

TEST(DailyTruth, BadIsMoreThanTheLimitOfEnoughCalls) {
  const auto bad = [](const std::vector<std::pair<unsigned, unsigned>>& of_days) {
    return truth(of_days).bad(measures, start, day(5.5));
  };
  EXPECT_THAT(bad({{20, 5}}), testing::IsEmpty()) << "at the limit";
  EXPECT_THAT(bad({{20, 6}, {20, 5}}), testing::ElementsAre(days(0, 1)));
  EXPECT_THAT(bad({{19, 19}, {20, 0}}), testing::IsEmpty()) << "too few to say";
  EXPECT_THAT(bad({{20, 20}, {19, 0}, {0, 0}, {20, 0}}), testing::ElementsAre(days(0, 3)))
      << "as it was the day before";
  EXPECT_THAT(bad({{19, 19}, {0, 0}, {1, 1}, {1, 0}, {19, 0}}), testing::ElementsAre(days(2, 4)))
      << "small days together";
  EXPECT_THAT(bad({{19, 19}, {20, 0}, {1, 1}}), testing::IsEmpty()) << "a day that says enough settles it";
  EXPECT_THAT(bad({{20, 0}, {100, 90}}), testing::ElementsAre(days(1, 5.5))) << "until the end";
  EXPECT_THAT(bad({{20, 9}, {20, 0}, {20, 9}, {20, 9}, {20, 0}}),
              testing::ElementsAre(days(0, 1), days(2, 4)));
  EXPECT_THAT(bad({}), testing::IsEmpty());
}

TEST(ListStanding, AnAbsenceIsAReviewsWhereOneHadExcludedIt) {
  ListStanding list;
  list.published(day(0), true);
  list.published(day(1), false);  // by whatever else
  list.published(day(1.5), false);
  list.published(day(2), true);
  list.condemned();
  list.published(day(3), true);
  list.published(day(4), false);
  list.published(day(6), true);
  list.published(day(7), false);  // what was found then is spent
  const auto absences = list.absences(day(9));
  ASSERT_EQ(absences.size(), 3u);
  EXPECT_EQ(absences[0].span, days(1, 2));
  EXPECT_EQ(absences[1].span, days(4, 6));
  EXPECT_EQ(absences[2].span, days(7, 9)) << "open until the end";
  EXPECT_FALSE(absences[0].by_review);
  EXPECT_TRUE(absences[1].by_review);
  EXPECT_FALSE(absences[2].by_review);
}

TEST(ListStanding, WhoWasNeverOnIsAbsent) {
  ListStanding list;
  EXPECT_TRUE(list.absences(day(9)).empty()) << "no list yet";
  list.published(day(1), false);
  EXPECT_EQ(list.absences(day(9)).at(0).span, days(1, 9));
}

std::vector<double> times(const std::vector<Span>& bad, const Absences& absences) {
  std::vector<double> out;
  for (const Delisting& each : delistings(bad, absences, measures.lasting))
    out.push_back(in_seconds(each.took) / 86400);
  return out;
}

TEST(Delisting, FromTurningBadUntilTheFirstListWithoutIt) {
  using testing::ElementsAre;
  using testing::IsEmpty;
  EXPECT_THAT(times({days(3, 9)}, {{days(5.5, 8)}, {days(8.5, 9)}}), ElementsAre(2.5));
  EXPECT_THAT(times({days(3, 9)}, {}), IsEmpty());
  EXPECT_THAT(times({days(3, 9)}, {{days(1, 2)}, {days(4, 6)}}), ElementsAre(1)) << "that was before";
  EXPECT_THAT(times({days(3, 9)}, {{days(2, 4)}, {days(5, 6)}}), IsEmpty()) << "it was off the list";
  EXPECT_THAT(times({days(3, 9)}, {{days(3, 4)}}), ElementsAre(0));
  EXPECT_THAT(times({days(3, 4)}, {{days(5.9, 9)}}), ElementsAre(2.9)) << "late, and still about that";
  EXPECT_THAT(times({days(3, 4)}, {{days(6, 9)}}), IsEmpty()) << "it had become good again";
}

TEST(Delisting, ShortBreaksDoNotStartAnew) {
  using testing::ElementsAre;
  const Absences taken_off{{days(9, 12)}};
  EXPECT_THAT(times({days(3, 4), days(5, 6), days(7.5, 10)}, taken_off), ElementsAre(6));
  EXPECT_THAT(times({days(3, 4), days(6, 10)}, taken_off), ElementsAre(3)) << "a break of two days does";
  EXPECT_THAT(times({days(1, 3), days(20, 25)}, {{days(2, 4)}, {days(21, 30)}}), ElementsAre(1, 1));
}

TEST(Delisting, WrongIsOffByAReviewAndNotBad) {
  const std::vector<Span> bad{days(3, 5), days(8, 9)};
  const Span run{days(0, 20)};
  EXPECT_EQ(wrongly_absent(bad, {{days(4, 10), true}}, run), long_time(4));
  EXPECT_EQ(wrongly_absent(bad, {{days(4, 10), false}}, run), Duration{0}) << "by decree";
  EXPECT_EQ(wrongly_absent(bad, {{days(1, 2), true}, {days(8.5, 9.5), true}}, run), long_time(1.5));
  EXPECT_EQ(wrongly_absent(bad, {{days(4, 10), true}}, days(6, 8.5)), long_time(2)) << "of that time";
  EXPECT_EQ(wrongly_absent({}, {{days(4, 10), true}}, days(11, 12)), Duration{0});
}

TEST(Delisting, MissedIsBadForLongAndNeverOff) {
  EXPECT_TRUE(missed({days(3, 4), days(8, 9)}, {}, long_time(2)));
  EXPECT_FALSE(missed({days(3, 4), days(8, 9)}, {}, long_time(2.1)));
  EXPECT_FALSE(missed({days(3, 4), days(8, 9)}, {{days(6, 7)}}, long_time(2)));
  EXPECT_TRUE(missed({days(3, 4), days(8, 9)}, {{days(1, 3)}}, long_time(2))) << "that was before";
  EXPECT_FALSE(missed({}, {}, Duration{0}));
}

}  // namespace
}  // namespace ishaken::sim
