// What a terminating provider counts, and reports.
#include "models/parties/call_records.h"

#include <gmock/gmock.h>

#include "models/reputation/review.h"
#include "tests/unit/models/parties/scene.h"

namespace ishaken::parties::testing {
namespace {

using messages::Feedback;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const CountryCode FR{"FR"}, DE{"DE"};
constexpr Duration hour = std::chrono::hours(1);

struct CallRecordsTest : ::testing::Test {
  std::unique_ptr<pki::Crypto> crypto = make(Crypto::modelled);
  Scene scene{*crypto};
  pki::CertificatePtr leaf = scene.made(scene.leaf, scene.leaf_by);
  CallRecords records;
  CallRecords::Vouched vouched{leaf, &scene.list.anchors.at(0), "an-origid"};
};

TEST_F(CallRecordsTest, CountsByWhoVouchedAndWhoseNumber) {
  records.rings(CallId{1}, vouched, tn("4930123456"), DE);
  records.rings(CallId{2}, vouched, tn("4930123999"), DE);
  records.rings(CallId{3}, vouched, tn("33140000001"), FR);
  records.rings(CallId{4}, {}, tn("33140000001"), FR);
  EXPECT_THAT(records.report(), IsEmpty());  // none is over
  EXPECT_TRUE(records.over(CallId{1}, Feedback::none));
  EXPECT_TRUE(records.over(CallId{2}, Feedback::complaint));
  EXPECT_TRUE(records.over(CallId{3}, Feedback::honeypot));
  EXPECT_TRUE(records.over(CallId{4}, Feedback::none));
  EXPECT_FALSE(records.over(CallId{4}, Feedback::none));
  const std::vector<reputation::Row> rows = records.report();
  ASSERT_THAT(rows, SizeIs(3));
  EXPECT_EQ(rows[0].source, (reputation::Source{{}, "", "", "", FR, "331"}));
  EXPECT_EQ(rows[0].tally, (reputation::Tally{1, 0, 0, 0}));
  const std::string ca = scene.list.anchors.at(0).certificate->subject.to_text();
  EXPECT_EQ(rows[1].source, (reputation::Source{DE, ca, "123A", "an-origid", DE, "493"}));
  EXPECT_EQ(rows[1].tally, (reputation::Tally{1, 0, 1, 0}));
  EXPECT_EQ(rows[2].source, (reputation::Source{DE, ca, "123A", "an-origid", FR, "331"}));
  EXPECT_EQ(rows[2].tally, (reputation::Tally{0, 0, 0, 1}));
}

TEST_F(CallRecordsTest, ACallCountsInThePeriodInWhichItEnds) {
  records.rings(CallId{1}, vouched, tn("4930123456"), DE);
  EXPECT_THAT(records.report(), IsEmpty());
  EXPECT_EQ(records.in_progress(), 1u);
  EXPECT_TRUE(records.over(CallId{1}, Feedback::complaint));
  EXPECT_EQ(records.in_progress(), 0u);
  EXPECT_THAT(records.report(), SizeIs(1));
  EXPECT_THAT(records.report(), IsEmpty());
}

TEST_F(CallRecordsTest, NumbersThatCallersInventDoNotFillTheMemory) {
  const std::size_t sources = 30'000;
  for (std::size_t i = 1; i <= sources; ++i) {
    records.rings(CallId{i}, vouched, tn(std::to_string(490'000'000'000'000 + i * 100'000'000)), DE);
    EXPECT_TRUE(records.over(CallId{i}, Feedback::none));
  }
  const auto rows = records.report();
  EXPECT_LE(rows.size(), 20'001u);
  double calls = 0;
  for (const reputation::Row& each : rows) calls += each.tally.calls();
  EXPECT_EQ(calls, static_cast<double>(sources));
}

// --- the provider ---

struct ReportsTest : ::testing::Test {
  std::unique_ptr<pki::Crypto> crypto = make(Crypto::modelled);
  Scene scene{*crypto};
  Stage stage{scene};
  PartyId governance = stage.directory.governance(FR);

  void adopt(bool reviews) {
    const auto review = std::make_shared<const reputation::Review>();
    stage.bench().tell(stage.outside, messages::AdoptPolicy{scene.policy, FR, reviews ? review : nullptr});
  }
  void hear(Feedback feedback) {
    const auto seen = stage.call();
    ASSERT_TRUE(seen);
    stage.bench().tell(stage.outside, messages::CallOver{seen->verified.call, feedback});
  }
  std::vector<messages::EvidenceReport> reports() { return stage.act().all<messages::EvidenceReport>(); }
};

TEST_F(ReportsTest, NothingIsKeptWhereNobodyAsks) {
  hear(Feedback::complaint);
  stage.pass(48 * hour);
  EXPECT_THAT(reports(), IsEmpty());
}

TEST_F(ReportsTest, ReportsOnceAPeriodToItsStiGa) {
  adopt(true);
  hear(Feedback::none);
  hear(Feedback::complaint);
  stage.pass(25 * hour);
  ASSERT_THAT(reports(), SizeIs(1));
  EXPECT_EQ(stage.act().last<messages::EvidenceReport>()->to, governance);
  const auto rows = reports()[0].rows;
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows[0].source.anchor, DE);
  EXPECT_EQ(rows[0].source.spc, "123A");
  EXPECT_EQ(rows[0].tally, (reputation::Tally{1, 0, 1, 0}));
}

TEST_F(ReportsTest, NobodyVouchedForACallThatDidNotPass) {
  adopt(true);
  scene.signature = [](const std::string&) { return std::string(64, 'x'); };
  hear(Feedback::complaint);
  stage.pass(25 * hour);
  ASSERT_THAT(reports(), SizeIs(1));
  EXPECT_FALSE(reports()[0].rows.at(0).source.anchor.known());
}

TEST_F(ReportsTest, WhatWasLostIsSaidAgain) {
  adopt(true);
  hear(Feedback::complaint);
  stage.pass(25 * hour);
  const Sent lost = *stage.act().last<messages::EvidenceReport>();
  stage.bench().answer_to(lost, messages::Undelivered{});
  stage.pass(24 * hour);
  ASSERT_THAT(reports(), SizeIs(2));
  EXPECT_EQ(reports()[1].rows, reports()[0].rows);
  stage.pass(24 * hour);
  EXPECT_THAT(reports(), SizeIs(2));
}

TEST_F(ReportsTest, StopsWhereTheNewPolicyAsksForNothing) {
  adopt(true);
  adopt(false);
  hear(Feedback::complaint);
  stage.pass(49 * hour);
  adopt(true);
  hear(Feedback::none);
  stage.pass(25 * hour);
  EXPECT_THAT(reports(), SizeIs(::testing::Le(2u)));
}

}  // namespace
}  // namespace ishaken::parties::testing
