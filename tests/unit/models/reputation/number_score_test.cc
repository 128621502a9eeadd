#include "models/reputation/number_score.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "models/reputation/number_book.h"

namespace ishaken::reputation {
namespace {

using passport::Attestation;

const NumberScoring scoring;

TelephoneNumber number(unsigned i) { return *TelephoneNumber::parse("+1202" + std::to_string(1000000 + i)); }

TEST(NumberScore, WithoutHistoryItIsThePrior) {
  for (const double prior : {0.034, 0.5, 0.9}) EXPECT_NEAR(score({}, scoring, prior), prior, 1e-12);
}

TEST(NumberScore, PriorsByAttestationAndVerstat) {
  const auto prior = [](Attestation attestation, Validation validation) {
    return scoring.prior(attestation, validation);
  };
  EXPECT_EQ(prior(Attestation::A, Validation::passed), 0.034);
  EXPECT_EQ(prior(Attestation::B, Validation::passed), 0.265);
  EXPECT_EQ(prior(Attestation::C, Validation::passed), 0.376);
  EXPECT_EQ(prior(Attestation::none, Validation::passed), 0.070);
  EXPECT_EQ(prior(Attestation::A, Validation::none), 0.070);  // nobody looked
  EXPECT_EQ(prior(Attestation::A, Validation::failed), 0.5);
  EXPECT_EQ(prior(Attestation::none, Validation::failed), 0.5);
}

TEST(NumberScore, ClosedForm) {
  // 180 calls and 20 usual ones of 200: shares (90 + 10) / 200 = 0.5, (54 + 6) / 200 = 0.3,
  // (3.98 + 0.02) / 200 = 0.02.
  const NumberHistory history{180, 90, 54, 3.98};
  const double log_odds = std::log(0.265 / 0.735) + std::log10(2.8) + 50 * 0.019;
  EXPECT_NEAR(score(history, scoring, 0.265), 1 / (1 + std::exp(-log_odds)), 1e-12);
}

TEST(NumberScore, RisesWithEachFeature) {
  const NumberHistory base{100, 50, 30, 1};
  const auto risen = [&](auto change) {
    NumberHistory more = base;
    change(more);
    return score(more, scoring, 0.07);
  };
  const double before = score(base, scoring, 0.07);
  EXPECT_GT(risen([](auto& h) { h = {200, 100, 60, 2}; }), before);  // the same shares of more calls
  EXPECT_GT(risen([](auto& h) { h.distinct = 51; }), before);
  EXPECT_GT(risen([](auto& h) { h.short_calls = 31; }), before);
  EXPECT_GT(risen([](auto& h) { h.complaints = 2; }), before);
  EXPECT_GT(score(base, scoring, 0.08), before);
  EXPECT_LT(risen([](auto& h) { h.distinct = 49; }), before);
}

TEST(NumberScore, MonotoneAllTheWay) {
  for (double NumberHistory::* feature :
       {&NumberHistory::distinct, &NumberHistory::short_calls, &NumberHistory::complaints}) {
    NumberHistory history{40, 0, 0, 0};
    double last = 0;
    for (int i = 0; i <= 40; ++i, history.*feature += 1) {
      const double now = score(history, scoring, 0.07);
      EXPECT_GT(now, last) << i;
      last = now;
    }
    EXPECT_EQ(score(history, scoring, 0.07), last);  // a share ends at 1
  }
}

TEST(NumberScore, TellsARobocallerFromASubscriberACallCentreAndABeginner) {
  const auto suspicious = [](NumberHistory history, Attestation attestation) {
    return score(history, scoring, scoring.prior(attestation, Validation::passed)) > scoring.threshold;
  };
  EXPECT_TRUE(suspicious({1000, 1000, 800, 50}, Attestation::A));
  EXPECT_FALSE(suspicious({1000, 900, 300, 1}, Attestation::A));
  EXPECT_FALSE(suspicious({50, 8, 15, 0}, Attestation::C));
  EXPECT_FALSE(suspicious({1, 1, 1, 0}, Attestation::C));
}

TEST(NumberBook, CountsCallsAndComplaints) {
  NumberBook book(10, 0.9);
  book.add(number(1), number(100), true);
  book.add(number(1), number(100), false);
  book.add(number(2), number(100), true, 3);
  book.complain(number(1));
  book.complain(number(3));
  EXPECT_EQ(book.of(number(1)), (NumberHistory{2, 1, 1, 1}));
  EXPECT_EQ(book.of(number(2)), (NumberHistory{3, 3, 3, 0}));
  EXPECT_EQ(book.of(number(3)), NumberHistory{});
  EXPECT_EQ(book.size(), 2u);
}

TEST(NumberBook, CountsFadeWithEachPeriodAndCalledNumbersAreNewAgain) {
  NumberBook book(10, 0.5);
  book.add(number(1), number(100), true, 8);
  book.complain(number(1), 4);
  book.close_period();
  EXPECT_EQ(book.of(number(1)), (NumberHistory{4, 4, 4, 2}));
  EXPECT_EQ(book.of(number(1)), (NumberHistory{4, 4, 4, 2}));  // looking changes nothing
  book.close_period();
  book.complain(number(1), 1);
  EXPECT_EQ(book.of(number(1)), (NumberHistory{2, 2, 2, 2}));
  book.add(number(1), number(100), false);
  EXPECT_EQ(book.of(number(1)), (NumberHistory{3, 3, 2, 2}));
  book.close_period();
  book.add(number(2), number(100), false);
  EXPECT_EQ(book.of(number(2)), (NumberHistory{1, 1, 0, 0}));  // a late comer has missed nothing
}

TEST(NumberBook, FanOutIsRightOnAverage) {
  NumberBook book(10, 1);
  for (unsigned i = 0; i < 20000; ++i) {
    book.add(number(1), number(1000 + i), false);      // always another
    book.add(number(2), number(1000 + i % 5), false);  // a family
  }
  EXPECT_NEAR(book.of(number(1)).distinct, 20000, 600);
  EXPECT_NEAR(book.of(number(2)).distinct, 5, 1);
}

TEST(NumberBook, ForgetsTheOneWhoseLastCallIsTheLongestAgo) {
  NumberBook book(3, 0.9);
  for (const unsigned i : {1u, 2u, 3u, 1u}) book.add(number(i), number(100), false);
  book.complain(number(2));  // no call
  book.add(number(4), number(100), false);
  EXPECT_EQ(book.size(), 3u);
  EXPECT_EQ(book.of(number(2)), NumberHistory{});
  EXPECT_EQ(book.of(number(1)).calls, 2);
  book.add(number(2), number(100), false);                     // 3 is the oldest now
  EXPECT_EQ(book.of(number(2)), (NumberHistory{1, 1, 0, 0}));  // begins anew
  EXPECT_EQ(book.of(number(3)), NumberHistory{});
  EXPECT_EQ(book.of(number(1)).calls, 2);
  EXPECT_EQ(book.of(number(4)).calls, 1);
}

TEST(NumberBook, NeverHoldsMoreThanItsCapacity) {
  for (const std::size_t capacity : {0u, 1u, 2u, 100u}) {
    NumberBook book(capacity, 0.9);
    for (unsigned i = 0; i < 1000; ++i) {
      book.add(number(i), number(5000), false);
      book.add(number(i / 2), number(5000), false);
      EXPECT_LE(book.size(), capacity);
    }
    EXPECT_EQ(book.size(), capacity);
    EXPECT_EQ(book.of(number(499)).calls > 0, capacity > 0);
    EXPECT_EQ(book.of(number(999)).calls > 0, capacity > 1);
  }
}

TEST(NumberBook, ACopyLivesOnItsOwn) {
  NumberBook book(2, 0.9);
  book.add(number(1), number(100), false);
  NumberBook copy = book;
  copy.add(number(2), number(100), false);
  copy.add(number(3), number(100), false);
  EXPECT_EQ(copy.of(number(1)), NumberHistory{});
  EXPECT_EQ(book.of(number(1)).calls, 1);
  EXPECT_EQ(book.size(), 1u);
}

}  // namespace
}  // namespace ishaken::reputation
