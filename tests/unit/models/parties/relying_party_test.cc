// When a provider reads the list and the CRLs, and what it refuses of them.
#include <gtest/gtest.h>

#include "models/pki/pem.h"
#include "tests/unit/models/parties/scene.h"

namespace ishaken::parties::testing {
namespace {

constexpr Duration minute = std::chrono::minutes(1);
constexpr Duration hour = std::chrono::hours(1);
constexpr Duration day = std::chrono::hours(24);

struct RelyingPartyTest : ::testing::Test {
  std::unique_ptr<pki::Crypto> engine = make(Crypto::modelled);
  Scene scene{*engine};
  static std::size_t lists(Stage& stage) { return stage.act().all<messages::TrustedListRequest>().size(); }
  static std::size_t crls(Stage& stage) { return stage.act().all<messages::CrlRequest>().size(); }
  static std::int64_t sequence(Stage& stage) {
    const auto installed = stage.act().records<ListInstalled>();
    return installed.empty() ? 0 : installed.back().sequence;
  }
  static std::string last_refusal(Stage& stage) {
    std::string reason;
    for (const TrustDecision& each : stage.act().records<TrustDecision>())
      if (each.action == "refuse-list") reason = each.reason;
    return reason;
  }
};

TEST_F(RelyingPartyTest, FirstReadsWithinThePeriodAndThenOnceAPeriod) {
  scene.policy.list_poll = 10 * hour;
  Stage stage(scene);
  EXPECT_LT(stage.act().clock, scene.begin + 10 * hour + 2 * minute);
  EXPECT_EQ(lists(stage), 1u);
  stage.pass(9 * hour);
  EXPECT_EQ(lists(stage), 1u);
  stage.pass(100 * hour);
  EXPECT_EQ(lists(stage), 11u);
}

TEST_F(RelyingPartyTest, ReadsAgainSoonerWhereAReadFailed) {
  scene.policy.list_poll = minute;
  scene.list_served = false;
  Stage stage(scene);
  EXPECT_EQ(lists(stage), 1u);
  stage.pass(5 * hour);
  EXPECT_EQ(lists(stage), 6u);  // each hour
  EXPECT_EQ(sequence(stage), 0);
  scene.list_served = true;
  stage.pass(hour);
  EXPECT_EQ(sequence(stage), 5);
}

TEST_F(RelyingPartyTest, AnOlderListIsRefusedWhereSequencesAreEnforced) {
  Stage stage(scene);
  EXPECT_EQ(sequence(stage), 5);
  scene.list.sequence = 4;
  stage.pass(2 * minute);
  EXPECT_EQ(sequence(stage), 5);
  EXPECT_EQ(last_refusal(stage), "older than the one in use");
  scene.list.sequence = 6;
  stage.pass(2 * hour);
  EXPECT_EQ(sequence(stage), 6);
}

TEST_F(RelyingPartyTest, AnOlderListIsTakenWhereTheyAreNot) {
  scene.policy.enforce_sequence = false;
  Stage stage(scene);
  scene.list.sequence = 4;
  stage.pass(2 * minute);
  EXPECT_EQ(sequence(stage), 4);
}

TEST_F(RelyingPartyTest, TheSameListIsInstalledOnce) {
  Stage stage(scene);
  stage.pass(10 * minute);
  EXPECT_GT(lists(stage), 5u);
  EXPECT_EQ(stage.act().records<ListInstalled>().size(), 1u);
  EXPECT_EQ(stage.act().records<ListInstalled>()[0].trusted, std::vector<CountryCode>{CountryCode("DE")});
}

TEST_F(RelyingPartyTest, SaysWhyItRefusesAList) {
  scene.list_by = scene.stranger;
  Stage forged(scene);
  EXPECT_EQ(last_refusal(forged), "signed text: bad_signature");
  scene.list_by = scene.signer_key;
  scene.list.exp = numeric_date(scene.begin) - 1;
  Stage expired(scene);
  EXPECT_EQ(last_refusal(expired), "past its exp");
}

TEST_F(RelyingPartyTest, RepliesThatNobodyAskedForStartNoFurtherPolling) {
  Stage stage(scene);
  const messages::TrustedListReply reply{200, messages::share(scene.signed_list())};
  for (int i = 0; i < 50; ++i) {
    stage.bench().answer_to({stage.administrator, RequestId{0}, false, messages::Start{}}, reply);
    stage.bench().answer_to({stage.administrator, RequestId{12345}, false, messages::Start{}}, reply);
    stage.bench().answer_to({stage.de_administrator, RequestId{0}, false, messages::Start{}},
                            messages::CrlReply{200, std::make_shared<const Bytes>(scene.signed_crl())});
  }
  const std::size_t before = lists(stage);
  stage.pass(10 * minute);
  EXPECT_EQ(lists(stage), before + 10);
}

TEST_F(RelyingPartyTest, CrlsAreReadOnceAPeriodAndSoonerWhereTheyEndSooner) {
  scene.policy.list_poll = 100 * hour;
  scene.policy.crl_poll = 10 * hour;
  Stage stage(scene);
  EXPECT_EQ(crls(stage), 1u);
  stage.pass(30 * hour);
  EXPECT_EQ(crls(stage), 4u);
  scene.crl.next_update = stage.act().clock + 12 * hour;
  stage.pass(10 * hour);
  EXPECT_EQ(crls(stage), 5u);
  stage.pass(2 * hour + 4 * minute);
  EXPECT_EQ(crls(stage), 5u);
  stage.pass(3 * minute);
  EXPECT_EQ(crls(stage), 6u);  // five minutes after nextUpdate
}

TEST_F(RelyingPartyTest, ALostCrlIsReadAgainSoon) {
  scene.crl_served = false;
  Stage stage(scene);
  stage.pass(hour);
  EXPECT_EQ(crls(stage), 7u);  // each ten minutes
}

TEST_F(RelyingPartyTest, ACountryThatComesBackIsPolledOnceAPeriodAsBefore) {
  scene.policy.crl_poll = 10 * hour;
  Stage stage(scene);
  const auto anchors = scene.list.anchors;
  const auto authorities = scene.list.authorities;
  for (int i = 0; i < 5; ++i) {
    scene.list.anchors.clear();
    scene.list.authorities.clear();
    ++scene.list.sequence;
    stage.pass(2 * minute);
    scene.list.anchors = anchors;
    scene.list.authorities = authorities;
    ++scene.list.sequence;
    stage.pass(2 * minute);
  }
  EXPECT_EQ(crls(stage), 6u);  // at once when it is back: without its CRL its calls would fail
  EXPECT_EQ(info(stage.call()->outcome).name, "passed");
  stage.pass(30 * hour);
  EXPECT_EQ(crls(stage), 9u);
}

TEST_F(RelyingPartyTest, AForgedOrOlderCrlTakesNoGoodOnesPlace) {
  scene.policy.crl_poll = hour;
  scene.crl.number = 5;
  scene.crl.entries.push_back({scene.leaf.issuer, scene.leaf.serial, scene.begin});
  Stage stage(scene);
  EXPECT_EQ(info(stage.call()->outcome).name, "revocation_leaf_revoked");
  scene.crl.entries.clear();
  scene.crl.number = 4;
  stage.pass(2 * hour);
  EXPECT_EQ(info(stage.call()->outcome).name, "revocation_leaf_revoked");
  scene.crl.number = 6;
  scene.crl_by = scene.stranger;
  stage.pass(2 * hour);
  EXPECT_EQ(info(stage.call()->outcome).name, "revocation_leaf_revoked");
  scene.crl_by = scene.pa_key;
  stage.pass(2 * hour);
  EXPECT_EQ(info(stage.call()->outcome).name, "passed");
}

// A STI-PA of a trusted country names another one's CRL as its own, and stands before it on the list.
TEST_F(RelyingPartyTest, NobodyTakesTheCrlOfAnotherByNamingItsAddress) {
  const pki::CertificatePtr intruder =
      scene.made(pki::pa_root_template({.country = "XA", .organization = "STI-PA", .common_name = "XA"},
                                       scene.stranger.public_key(), Bytes(16, 0x44),
                                       {scene.begin - day, scene.begin + 1000 * day}),
                 scene.stranger);
  scene.list.authorities.insert(scene.list.authorities.begin(), {intruder, scene.crl.url});
  scene.list.anchors[0].authority = 1;
  Stage stage(scene);
  EXPECT_EQ(info(stage.call()->outcome).name, "passed");
}

TEST_F(RelyingPartyTest, AListThatNamesNobodysAddressIsHarmless) {
  for (const char* url :
       {"", "https://nowhere.example/crl", "no url", "//", "https://", "https://provider1.fr.example/"})
    scene.list.authorities.push_back({scene.pa_root(), url});
  Stage stage(scene);
  stage.bench().answer = {};
  stage.pass(day);
  EXPECT_TRUE(stage.call());
}

}  // namespace
}  // namespace ishaken::parties::testing
