// The meter as the recorder feeds it: which call counts for whom, which review for which calls.
#include "sim/results/reputation_meter.h"

#include <gmock/gmock.h>

#include "tests/unit/sim/results/sample.h"

namespace ishaken::sim {
namespace {

using namespace sample;
using enum CallKind;
using parties::Outcome;
using reputation::Standing;
using Level = reputation::Subject::Level;

const Duration day = hours(24);

// Germany reviews by its policy; France and XA do not.
Scenario reviewing() {
  Scenario out = scenario();
  out.policies["default"] = {};
  out.policies["reviewing"].review = "any";
  out.reviews["any"] = {};
  out.countries[DE].policy = "reviewing";
  out.measures = {.bad_above = 0.25, .enough_calls = 4, .lasting = 2 * day};
  return out;
}

class Meter : public testing::Test {
 protected:
  void calls(Duration at, unsigned wanted, unsigned unwanted, Call call = {.id = 0, .from = XA}) {
    for (unsigned i = 0; i < wanted + unwanted; ++i) {
      call.id = ++last_;
      call.at = at + std::chrono::minutes(i);
      call.kind = i < wanted ? legitimate : robocall;
      play(recorder, call);
    }
  }
  void review(Duration at, double mean, Standing standing = Standing::kept, double fresh = 9,
              Level level = Level::country, CountryCode of = XA, CountryCode by = DE) {
    recorder.observed(start + at, party(by, "ga"),
                      parties::Reviewed{{level, of}, {mean, mean - 0.1, mean + 0.1, 50}, fresh, standing});
  }
  void list(Duration at, std::vector<CountryCode> trusted, CountryCode of = DE) {
    parties::ListPublished out;
    out.country = of;
    for (const CountryCode each : trusted) out.trusted.push_back({each});
    recorder.observed(start + at, party(of, "pa"), out);
  }
  std::optional<double> value(const std::string& text) { return measured(recorder, scenario_, text); }

  const Scenario scenario_ = reviewing();
  Recorder recorder{scenario_, parties()};
  std::uint64_t last_ = 0;
};

TEST_F(Meter, TimesOfDelistingAndWhatWasWrong) {
  list(-day, {FR, XA});
  calls(hours(1), 8, 0);
  calls(day + hours(1), 4, 4);
  review(day + hours(2), 0.5, Standing::excluded);
  list(day + hours(12), {FR});
  calls(2 * day + hours(1), 4, 0);  // good again, from day 2 on
  list(4 * day, {FR, XA});
  recorder.finish(start + 8 * day);
  EXPECT_EQ(value("time_to_delist_s[stat=mean]"), 12 * 3600);
  EXPECT_EQ(value("time_to_delist_s[stat=max, from=XA, to=DE]"), 12 * 3600);
  EXPECT_FALSE(value("time_to_delist_s[stat=max, from=FR]"));
  EXPECT_FALSE(value("time_to_delist_s[stat=max, after=2 d]"));
  EXPECT_EQ(value("exclusions"), 1);
  EXPECT_EQ(value("exclusions[before=1 d]"), 0);
  EXPECT_EQ(value("readmissions_failed"), 0);
  EXPECT_EQ(value("missed_delisting"), 0);
  EXPECT_EQ(value("wrongly_delisted_s"), 2 * 86400) << "days 2 and 3";
  EXPECT_EQ(value("wrongly_delisted_share"), 0.25);
  EXPECT_EQ(value("wrongly_delisted_share[after=3 d, before=5 d]"), 0.5);
}

TEST_F(Meter, AReadmissionThatFailed) {
  list(-day, {XA});
  calls(hours(1), 4, 0);
  for (const int each : {1, 3, 5}) {
    review(each * day, 0.5, Standing::excluded);
    list(each * day + hours(1), {});
    review((each + 1) * day, 0.1);
    list((each + 1) * day + hours(1), {XA});
  }
  list(7 * day, {});  // by decree
  recorder.finish(start + 8 * day);
  EXPECT_EQ(value("exclusions"), 3);
  EXPECT_EQ(value("readmissions_failed"), 2);
  EXPECT_EQ(value("readmissions_failed[after=4 d]"), 1);
  EXPECT_EQ(value("wrongly_delisted_s[from=XA, to=DE]"), 3 * 86400);
}

TEST_F(Meter, ACountryThatNobodyTookOff) {
  list(-day, {XA});
  calls(hours(1), 0, 4);
  recorder.finish(start + 8 * day);
  EXPECT_EQ(value("missed_delisting"), 1) << "it stays as it was, and nobody was told of it";
  EXPECT_EQ(value("missed_delisting[to=FR]"), 0);
}

// p = 0.5 until the second review, then 0.2; a call placed before it and ended after it counts for the first.
TEST_F(Meter, ABeliefHoldsUntilTheNextReview) {
  calls(hours(1), 4, 0);  // before anything was thought
  review(day, 0.5);
  Call pending{.id = 900, .from = XA, .kind = robocall, .at = 2 * day - hours(1)};
  recorder.placed(placed(pending));
  recorder.observed(start, party(XA, "provider/1"),
                    parties::CallSigned{CallId{900}, passport::Attestation::A, false});
  calls(2 * day - hours(2), 1, 0);
  review(2 * day, 0.2);
  recorder.observed(start + 2 * day + hours(1), party(DE, "provider/2"), verdict(pending));
  recorder.observed(start + 2 * day + hours(1), party(XA, "provider/1"),
                    parties::CallEnded{CallId{900}, 200});
  calls(2 * day, 2, 1);
  recorder.finish(start + 3 * day);
  EXPECT_NEAR(*value("brier_score"), (2 * 0.25 + 2 * 0.04 + 0.64) / 5, 1e-12);
  EXPECT_NEAR(*value("brier_score[before=2 d]"), 0.25, 1e-12);
  EXPECT_NEAR(*value("brier_uncertainty"), 0.4 * 0.6, 1e-12);
  EXPECT_FALSE(value("interval_coverage")) << "fewer than four calls each";
}

TEST_F(Meter, OnlyCountriesAreScored) {
  review(day, 0.9, Standing::kept, 9, Level::provider);
  review(day, 0.1, Standing::kept, 0);
  calls(day + hours(1), 9, 1);
  recorder.finish(start + 2 * day);
  EXPECT_NEAR(*value("brier_score"), 0.09, 1e-12);
  EXPECT_EQ(value("interval_coverage"), 1);
  EXPECT_EQ(value("reviews_blind_share"), 1);
}

// Nobody answers for calls that nobody signed, nor for those that never arrived.
TEST_F(Meter, CallsThatCount) {
  review(Duration{0}, 0);
  calls(hours(1), 3, 1);
  calls(hours(2), 0, 8, {.id = 0, .from = XA, .outcome = Outcome::identity_missing, .is_signed = false});
  calls(hours(3), 0, 8, {.id = 0, .from = XA, .outcome = Outcome::undelivered, .code = 0});
  calls(hours(4), 0, 8, {.id = 0, .from = XA, .to = FR});
  calls(hours(5), 0, 8, {.id = 0, .from = DE});
  calls(hours(6), 2, 2, {.id = 0, .from = XA, .outcome = Outcome::anchor_untrusted});
  recorder.finish(start + day);
  EXPECT_NEAR(*value("brier_score"), 3.0 / 8, 1e-12);
}

TEST_F(Meter, TheWholeScenarioIsRankedTogether) {
  review(day, 0.6);
  calls(day + hours(1), 0, 4);
  review(2 * day, 0.3);
  calls(2 * day + hours(1), 4, 0);
  review(2 * day, 0.4, Standing::kept, 9, Level::country, FR);
  calls(2 * day + hours(1), 2, 2, {.id = 0, .from = FR});
  recorder.finish(start + 3 * day);
  EXPECT_EQ(value("belief_auc"), 1);
  EXPECT_EQ(value("belief_recall"), 1);
  EXPECT_NEAR(*value("belief_precision"), 2.0 / 3, 1e-12);
  EXPECT_EQ(value("belief_precision[from=FR, to=DE]"), 1);
  EXPECT_EQ(value("belief_precision[after=2 d]"), 0.5);
}

TEST_F(Meter, UnwantedCallsThatRangWithoutAWarning) {
  calls(hours(1), 4, 5);
  calls(hours(2), 0, 2, {.id = 0, .from = XA, .treatment = trust::Treatment::label});
  calls(hours(3), 0, 3, {.id = 0, .from = XA, .outcome = Outcome::anchor_untrusted});
  recorder.finish(start + day);
  EXPECT_EQ(value("unwanted_accepts"), 5);
  EXPECT_EQ(value("unwanted_accepts[kind=spoofed]"), 0);
  EXPECT_EQ(value("unwanted_accept_share"), 0.5);
  EXPECT_EQ(value("false_accepts"), 0) << "a robocall shows its own number";
}

TEST_F(Meter, WhatIsListed) {
  list(-day, {FR, XA});
  review(day, 0.6);
  calls(day + hours(1), 0, 4);
  recorder.finish(start + 4 * day);
  const Summary summary = recorder.summary();
  EXPECT_EQ(find(summary, "exclusions"), 0);
  EXPECT_EQ(find(summary, "exclusions[from=XA,to=DE]"), std::nullopt) << "none, so not listed";
  EXPECT_EQ(find(summary, "missed_delisting[from=XA,to=DE]"), 1);
  EXPECT_EQ(find(summary, "unwanted_accepts[to=DE]"), 4);
  EXPECT_NEAR(*find(summary, "brier_score[from=XA,to=DE]"), 0.16, 1e-12);
  EXPECT_EQ(find(summary, "belief_recall[to=DE]"), 1);
  EXPECT_EQ(find(summary, "brier_score[to=FR]"), std::nullopt);
}

// Not even figures that could be told without reviews.
TEST(ReputationMeter, NothingIsMeasuredWhereNobodyReviews) {
  Scenario nobody = reviewing();
  nobody.countries[DE].policy = "default";
  Recorder recorder(nobody, parties());
  play(recorder, {.id = 1, .from = XA, .kind = robocall});
  recorder.finish(start + day);
  EXPECT_FALSE(recorder.meters()->reputation.wanted());
  EXPECT_EQ(measured(recorder, nobody, "exclusions"), 0);
  EXPECT_EQ(measured(recorder, nobody, "brier_score"), std::nullopt);
  const Summary with = recorder.summary();
  for (const std::string_view each : {"unwanted_accepts", "exclusions", "missed_delisting"})
    EXPECT_EQ(find(with, each), std::nullopt) << each;
}

// The timeline may give a policy its review; before anybody has reviewed there is nothing to tell.
TEST(ReputationMeter, WhoMayComeToReview) {
  Scenario later = reviewing();
  later.countries[DE].policy = "default";
  later.timeline = timeline("{at: 1 d, set: {policies.default.review: any}}");
  Recorder recorder(later, parties());
  play(recorder, {.id = 1, .from = XA, .kind = robocall});
  EXPECT_TRUE(recorder.meters()->reputation.pairs().empty());
  recorder.observed(start + day, party(DE, "ga"),
                    parties::Reviewed{{Level::country, XA}, {0.5, 0.4, 0.6, 9}});
  recorder.finish(start + 2 * day);
  EXPECT_THAT(recorder.meters()->reputation.pairs(), testing::ElementsAre(std::pair(XA, DE)));
}

}  // namespace
}  // namespace ishaken::sim
