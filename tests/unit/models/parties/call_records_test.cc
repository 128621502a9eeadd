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
  CallRecords::VerifiedSigner signer{leaf, &scene.list.anchors.at(0), "an-origid"};

  void rings(CallId call, const CallRecords::VerifiedSigner& by, const TelephoneNumber& calling,
             CountryCode shown, bool suspicious = false, Instant now = {}) {
    messages::Invite invite;
    invite.call = call;
    invite.calling = calling;
    invite.called = tn("33140000009");
    invite.date = now;
    records.rings(invite, "provider1.de.example", by, shown, suspicious, now);
  }
  bool over(CallId call, Feedback feedback, Instant now = {}) { return records.over(call, feedback, now); }
  std::vector<reputation::Row> report() { return records.report().rows; }
};

TEST_F(CallRecordsTest, CountsByWhoVouchedAndWhoseNumber) {
  rings(CallId{1}, signer, tn("4930123456"), DE);
  rings(CallId{2}, signer, tn("4930123999"), DE);
  rings(CallId{3}, signer, tn("33140000001"), FR);
  rings(CallId{4}, {}, tn("33140000001"), FR);
  EXPECT_THAT(report(), IsEmpty());  // none is over
  EXPECT_TRUE(over(CallId{1}, Feedback::none));
  EXPECT_TRUE(over(CallId{2}, Feedback::complaint));
  EXPECT_TRUE(over(CallId{3}, Feedback::honeypot));
  EXPECT_TRUE(over(CallId{4}, Feedback::none));
  EXPECT_FALSE(over(CallId{4}, Feedback::none));
  const std::vector<reputation::Row> rows = report();
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
  rings(CallId{1}, signer, tn("4930123456"), DE);
  EXPECT_THAT(report(), IsEmpty());
  EXPECT_EQ(records.in_progress(), 1u);
  EXPECT_TRUE(over(CallId{1}, Feedback::complaint));
  EXPECT_EQ(records.in_progress(), 0u);
  EXPECT_THAT(report(), SizeIs(1));
  EXPECT_THAT(report(), IsEmpty());
}

TEST_F(CallRecordsTest, NumbersThatCallersInventDoNotFillTheMemory) {
  const std::size_t sources = 30'000;
  for (std::size_t i = 1; i <= sources; ++i) {
    rings(CallId{i}, signer, tn(std::to_string(490'000'000'000'000 + i * 100'000'000)), DE);
    EXPECT_TRUE(over(CallId{i}, Feedback::none));
  }
  const auto rows = report();
  EXPECT_LE(rows.size(), 20'001u);
  double calls = 0;
  for (const reputation::Row& each : rows) calls += each.tally.calls();
  EXPECT_EQ(calls, static_cast<double>(sources));
}

TEST_F(CallRecordsTest, KeepsAFewOfTheCallsThatWereComplainedOfWhereTheyAreToBeTraced) {
  const auto complain = [&](std::uint64_t id, const CallRecords::VerifiedSigner& by) {
    rings(CallId{id}, by, tn("4930123456"), DE);
    over(CallId{id}, id % 2 == 0 ? Feedback::complaint : Feedback::honeypot);
  };
  complain(1, signer);
  EXPECT_THAT(records.report().examples, IsEmpty());  // nobody asks for them
  reputation::Review review;
  review.traceback.per_period = 2;
  records.adopt(review);
  for (std::uint64_t id = 2; id <= 5; ++id) complain(id, signer);
  complain(6, {});  // no PASSporT verified
  rings(CallId{7}, signer, tn("4930123456"), DE);
  over(CallId{7}, Feedback::none);
  const auto examples = records.report().examples;
  ASSERT_THAT(examples, SizeIs(3));
  EXPECT_EQ(examples[0], (messages::TracedCall{CallId{2}, tn("4930123456"), tn("33140000009"), Instant{},
                                               "provider1.de.example", DE, "123A", "an-origid"}));
  EXPECT_EQ(examples[1].call, CallId{3});
  EXPECT_EQ(examples[2].call, CallId{6});
  EXPECT_FALSE(examples[2].anchor.known());
  EXPECT_EQ(examples[2].origid, "");
  EXPECT_THAT(records.report().examples, IsEmpty());
  complain(8, signer);
  EXPECT_THAT(records.report().examples, SizeIs(1));  // a period of its own
}

TEST_F(CallRecordsTest, ScoresNumbersByWhatTheyDid) {
  using passport::Attestation;
  const TelephoneNumber busy = tn("4930123456"), quiet = tn("4930123457");
  EXPECT_FALSE(records.is_suspicious(busy, Attestation::C, Verstat::failed));  // numbers are not scored
  reputation::Review review;
  review.scoring = reputation::NumberScoring{};
  records.adopt(review);
  EXPECT_FALSE(records.is_suspicious(busy, Attestation::A, Verstat::passed));
  std::uint64_t id = 0;
  for (int i = 0; i < 60; ++i) {
    rings(CallId{++id}, signer, busy, DE);
    over(CallId{id}, i % 4 == 0 ? Feedback::complaint : Feedback::none, Instant{} + std::chrono::seconds(5));
    rings(CallId{++id}, signer, quiet, DE);
    over(CallId{id}, Feedback::none, Instant{} + std::chrono::minutes(5));
  }
  EXPECT_TRUE(records.is_suspicious(busy, Attestation::A, Verstat::passed));
  EXPECT_FALSE(records.is_suspicious(quiet, Attestation::A, Verstat::passed));
  // Of calls that nobody held anything against, the suspicious ones are told apart.
  (void)records.report();
  rings(CallId{++id}, signer, busy, DE, true);
  over(CallId{id}, Feedback::none);
  rings(CallId{++id}, signer, busy, DE, true);
  over(CallId{id}, Feedback::complaint);
  EXPECT_EQ(report().at(0).tally, (reputation::Tally{0, 1, 1, 0}));
  // The same scoring goes on with what it knows; another begins anew.
  records.adopt(review);
  EXPECT_TRUE(records.is_suspicious(busy, Attestation::A, Verstat::passed));
  std::get<reputation::NumberScoring>(review.scoring).smoothing = 1;
  records.adopt(review);
  EXPECT_FALSE(records.is_suspicious(busy, Attestation::A, Verstat::passed));
}

// --- the provider ---

struct ReportsTest : ::testing::Test {
  std::unique_ptr<pki::Crypto> crypto = make(Crypto::modelled);
  Scene scene{*crypto};
  ProviderBench stage{scene};
  PartyId governance = stage.directory.governance(FR);

  ReportsTest() {  // its list is of no interest
    scene.policy.list_poll = 12 * hour;
    adopt(false);
  }
  void adopt(bool reviews) {
    const auto review = std::make_shared<const reputation::Review>();
    stage.bench().direct(messages::AdoptPolicy{scene.policy, FR, reviews ? review : nullptr});
  }
  void hear(Feedback feedback) {
    const auto seen = stage.call();
    ASSERT_TRUE(seen);
    stage.bench().direct(messages::CallOver{seen->verified.call, feedback});
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
  stage.bench().lose(lost);
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
