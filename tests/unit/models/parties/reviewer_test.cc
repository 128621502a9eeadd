// What an STI-GA's reviewer makes of evidence: whom it hears, when it acts, and what its STI-PA must then
// know.
#include "models/parties/governance/reviewer.h"

#include <gmock/gmock.h>

namespace ishaken::parties {
namespace {

using namespace reputation;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const CountryCode FR{"FR"}, DE{"DE"}, XA{"XA"};

struct ReviewerTest : ::testing::Test {
  Review review;
  Instant now = from_numeric_date(1'767'225'600);
  std::optional<Reviewer> reviewer;

  ReviewerTest() {
    review.rule = Hysteresis{};
    review.estimator = Beta{.forgetting = 1};
    review.sensitivity = 0.1;
    review.false_alarm = 0;
  }
  static Row row(CountryCode anchor, double clean, double complained, std::string spc = "XA01") {
    return {{anchor, "CN=Root", std::move(spc), "", anchor, "999100"}, {clean, 0, complained, 0}};
  }
  void hear(CountryCode reporter, const Row& each) {
    if (!reviewer) reviewer.emplace(FR, std::make_shared<const Review>(review));
    reviewer->add(reporter, {each});
  }
  std::vector<std::string> actions() {
    now += review.every;
    std::vector<std::string> out;
    for (const Ruling& each : reviewer->review(now).rulings)
      out.push_back(std::string(each.action) + " " + each.country.text() +
                    (each.object.empty() ? "" : " " + each.object));
    return out;
  }
};

TEST_F(ReviewerTest, ExcludesOnEvidenceAndSaysWhich) {
  hear(FR, row(XA, 950, 50));  // half of them unwanted, as one complaint in ten is seen
  now += review.every;
  const Reviewer::Outcome outcome = reviewer->review(now);
  ASSERT_EQ(outcome.rulings.size(), 1u);
  EXPECT_EQ(outcome.rulings[0].action, "exclude");
  EXPECT_THAT(outcome.rulings[0].why, HasSubstr("over 1000 calls"));
  EXPECT_THAT(reviewer->reservations().excluded, ElementsAre(XA));
  ASSERT_FALSE(outcome.assessments.empty());
  EXPECT_EQ(outcome.assessments[0].subject, (Subject{Subject::Level::country, XA}));
  EXPECT_NEAR(outcome.assessments[0].belief.mean, 0.5, 0.01);
  EXPECT_EQ(outcome.assessments[0].fresh_calls, 1000);
  EXPECT_EQ(outcome.assessments[0].standing, Standing::excluded);
  EXPECT_THAT(actions(), IsEmpty());  // it stands
}

TEST_F(ReviewerTest, LittleEvidenceMakesNothingWorse) {
  review.minimum_evidence = 1001;
  hear(FR, row(XA, 950, 50));
  EXPECT_THAT(actions(), IsEmpty());
  hear(FR, row(XA, 1, 0));
  EXPECT_THAT(actions(), ElementsAre("exclude XA"));
}

TEST_F(ReviewerTest, LittleEvidenceDoesNotKeepACountryOut) {
  review.estimator = Beta{.forgetting = 0};
  hear(FR, row(XA, 950, 50));
  EXPECT_THAT(actions(), ElementsAre("exclude XA"));
  EXPECT_THAT(actions(), ElementsAre("readmit XA"));  // nothing is remembered but the prior
  EXPECT_THAT(reviewer->reservations().excluded, IsEmpty());
}

TEST_F(ReviewerTest, ATreatyIsStrongerThanEvidence) {
  review.treaty = {XA};
  hear(FR, row(XA, 950, 50));
  EXPECT_THAT(actions(), IsEmpty());
}

TEST_F(ReviewerTest, ATreatyEndsAnExclusion) {
  hear(FR, row(XA, 950, 50));
  EXPECT_THAT(actions(), ElementsAre("exclude XA"));
  review.treaty = {XA};
  reviewer->adopt(std::make_shared<const Review>(review));
  EXPECT_THAT(actions(), ElementsAre("readmit XA"));
}

TEST_F(ReviewerTest, ARuleWithoutConsequencesEndsThoseOfAnother) {
  hear(FR, row(XA, 950, 50));
  EXPECT_THAT(actions(), ElementsAre("exclude XA"));
  review.rule = Never{};
  reviewer->adopt(std::make_shared<const Review>(review));
  EXPECT_THAT(actions(), ElementsAre("readmit XA"));
}

TEST_F(ReviewerTest, NobodyIsHeardAboutItself) {
  hear(XA, row(XA, 100'000, 0));  // it praises itself
  hear(FR, row(FR, 0, 1000));
  hear(FR, row(XA, 950, 50));
  EXPECT_THAT(actions(), ElementsAre("exclude XA"));
}

TEST_F(ReviewerTest, WhatOthersSayCounts) {
  hear(FR, row(XA, 99, 1));
  hear(DE, row(XA, 9500, 500));
  EXPECT_THAT(actions(), ElementsAre("exclude XA"));
}

TEST_F(ReviewerTest, ADroppedProviderDoesNotCountAgainstItsCa) {
  review.rule = Scalpel{.exclude_share = 0.9};
  hear(FR, row(XA, 950, 50, "XA01"));
  hear(FR, row(XA, 300, 0, "XA02"));  // too little to make the STI-CA's calls good ones on the whole
  EXPECT_THAT(actions(), ElementsAre("drop-provider XA XA01"));
  EXPECT_THAT(actions(), IsEmpty());
  hear(FR, row(XA, 1150, 50, "XA02"));
  hear(FR, row(XA, 950, 250, "XA03"));  // nor do those that go now
  EXPECT_THAT(actions(), ElementsAre("drop-provider XA XA03"));
  EXPECT_THAT(actions(), IsEmpty());
}

TEST_F(ReviewerTest, TheScalpelDropsOneProvider) {
  review.rule = Scalpel{};
  hear(FR, row(XA, 900, 100, "XA01"));
  hear(FR, row(XA, 9000, 0, "XA02"));
  EXPECT_THAT(actions(), ElementsAre("drop-provider XA XA01"));
  EXPECT_THAT(reviewer->reservations().providers, ElementsAre(trust::Part{XA, "XA01"}));
  EXPECT_THAT(reviewer->reservations().excluded, IsEmpty());
}

TEST_F(ReviewerTest, AnotherWayToJudgeKeepsWhatWasHeard) {
  review.rule = Never{};
  hear(FR, row(XA, 950, 50));
  EXPECT_THAT(actions(), IsEmpty());
  review.rule = Hysteresis{};
  reviewer->adopt(std::make_shared<const Review>(review));
  EXPECT_THAT(actions(), ElementsAre("exclude XA"));
}

}  // namespace
}  // namespace ishaken::parties
