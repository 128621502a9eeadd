// When a provider reads the list and the CRLs, and what it refuses of them.
#include <gtest/gtest.h>

#include "models/pki/jws_object.h"
#include "models/pki/pem.h"
#include "models/trust/pa_signature.h"
#include "models/trust/signed_claims.h"
#include "tests/unit/models/parties/scene.h"

namespace ishaken::parties::testing {
namespace {

constexpr Duration minute = std::chrono::minutes(1);
constexpr Duration hour = std::chrono::hours(1);
constexpr Duration day = std::chrono::hours(24);

struct RelyingPartyTest : ::testing::Test {
  std::unique_ptr<pki::Crypto> engine = make(Crypto::modelled);
  Scene scene{*engine};
  static std::size_t lists(ProviderBench& stage) {
    return stage.act().all<messages::TrustedListRequest>().size();
  }
  static std::size_t crls(ProviderBench& stage) { return stage.act().all<messages::CrlRequest>().size(); }
  static std::int64_t sequence(ProviderBench& stage) {
    const auto installed = stage.act().records<ListInstalled>();
    return installed.empty() ? 0 : installed.back().sequence;
  }
  static std::string last_refusal(ProviderBench& stage) {
    std::string reason;
    for (const TrustDecision& each : stage.act().records<TrustDecision>())
      if (each.action == "refuse-list") reason = each.reason;
    return reason;
  }
};

TEST_F(RelyingPartyTest, FirstReadsWithinThePeriodAndThenOnceAPeriod) {
  scene.policy.list_poll = 10 * hour;
  ProviderBench stage(scene);
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
  ProviderBench stage(scene);
  EXPECT_EQ(lists(stage), 1u);
  stage.pass(5 * hour);
  EXPECT_EQ(lists(stage), 6u);  // each hour
  EXPECT_EQ(sequence(stage), 0);
  scene.list_served = true;
  stage.pass(hour);
  EXPECT_EQ(sequence(stage), 5);
}

TEST_F(RelyingPartyTest, AnOlderListIsRefusedWhereSequencesAreEnforced) {
  ProviderBench stage(scene);
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
  ProviderBench stage(scene);
  scene.list.sequence = 4;
  stage.pass(2 * minute);
  EXPECT_EQ(sequence(stage), 4);
}

// --- a list that is pushed ---

struct PushedListTest : RelyingPartyTest {
  static void push(ProviderBench& stage, PartyId from, const messages::SharedText& list) {
    stage.bench().tell(from, messages::TrustedListPush{CountryCode("FR"), list});
  }
  messages::SharedText list(std::int64_t sequence) {
    scene.list.sequence = sequence;
    return messages::share(scene.signed_list());
  }
  PushedListTest() { scene.policy.list_poll = 100 * hour; }
};

TEST_F(PushedListTest, CountsAtOnceAndChangesNoPoll) {
  ProviderBench stage(scene);
  const Instant read = stage.act().clock;
  const auto anchors = std::exchange(scene.list.anchors, {});
  push(stage, stage.administrator, list(6));
  EXPECT_EQ(sequence(stage), 6);
  EXPECT_EQ(info(stage.call()->outcome).name, "anchor_untrusted");
  EXPECT_EQ(lists(stage), 1u);
  stage.pass(read + 98 * hour - stage.act().clock);
  EXPECT_EQ(lists(stage), 1u);
  stage.pass(3 * hour);
  EXPECT_EQ(lists(stage), 2u);
  scene.list.anchors = anchors;
}

TEST_F(PushedListTest, ComesFromItsOwnStiPaAlone) {
  ProviderBench stage(scene);
  for (const PartyId from : {stage.de_administrator, stage.caller, stage.repository})
    push(stage, from, list(6));
  push(stage, stage.administrator, nullptr);
  EXPECT_EQ(sequence(stage), 5);
  EXPECT_EQ(last_refusal(stage), "");
}

TEST_F(PushedListTest, IsJudgedLikeOneThatWasRead) {
  ProviderBench stage(scene);
  push(stage, stage.administrator, messages::share("no list"));
  EXPECT_NE(last_refusal(stage), "");
  push(stage, stage.administrator, list(4));
  EXPECT_EQ(last_refusal(stage), "older than the one in use");
  scene.list.exp = numeric_date(stage.act().clock) - 1;
  push(stage, stage.administrator, list(6));
  EXPECT_EQ(last_refusal(stage), "past its exp");
  scene.list.exp += 10'000;
  scene.list_by = scene.stranger;
  push(stage, stage.administrator, list(6));
  EXPECT_EQ(last_refusal(stage), "signed text: bad_signature");
  EXPECT_EQ(sequence(stage), 5);
}

// --- a signing key that was replaced ---

struct ReplacedSignerTest : PushedListTest {
  // A list by a signer whose certificate began so many days ago.
  messages::SharedText signed_by(const pki::PrivateKey& key, int days_ago, std::int64_t sequence) {
    scene.list.sequence = sequence;
    const auto root = scene.pa_root();
    const auto wanted = pki::pa_signer_template(
        *root, {.country = "DE", .organization = "STI-PA", .common_name = "STI-PA Signer"}, key.public_key(),
        Bytes(16, 0x71), {scene.begin - days_ago * day, scene.begin + 1000 * day});
    return messages::share(pki::sign_jws(
        trust::signed_header("trusted-list", "https://pa.fr.example/cert", *scene.made(wanted, scene.pa_key)),
        to_claims(scene.list), key, *engine));
  }
};

TEST_F(ReplacedSignerTest, IsRefusedOnceItsSuccessorWasSeen) {
  ProviderBench stage(scene);
  const messages::SharedText by_thief = signed_by(scene.signer_key, 10, 90);
  push(stage, stage.administrator, signed_by(scene.stranger, 2, 6));
  EXPECT_EQ(sequence(stage), 6);
  push(stage, stage.administrator, by_thief);  // newer by its number
  EXPECT_EQ(sequence(stage), 6);
  EXPECT_EQ(last_refusal(stage), "signed with a key that was replaced");
  push(stage, stage.administrator, signed_by(scene.stranger, 2, 7));
  EXPECT_EQ(sequence(stage), 7);
}

TEST_F(ReplacedSignerTest, IsBelievedUntilTheSuccessorIsSeen) {
  ProviderBench stage(scene);
  push(stage, stage.administrator, signed_by(scene.signer_key, 10, 90));
  EXPECT_EQ(sequence(stage), 90);
}

TEST_F(ReplacedSignerTest, IsBelievedWhereSequencesAreNotEnforced) {
  scene.policy.enforce_sequence = false;
  ProviderBench stage(scene);
  push(stage, stage.administrator, signed_by(scene.stranger, 2, 6));
  push(stage, stage.administrator, signed_by(scene.signer_key, 10, 4));
  EXPECT_EQ(sequence(stage), 4);
}

TEST_F(RelyingPartyTest, TheSameListIsInstalledOnce) {
  ProviderBench stage(scene);
  stage.pass(10 * minute);
  EXPECT_GT(lists(stage), 5u);
  EXPECT_EQ(stage.act().records<ListInstalled>().size(), 1u);
  EXPECT_EQ(stage.act().records<ListInstalled>()[0].trusted, std::vector<CountryCode>{CountryCode("DE")});
}

TEST_F(RelyingPartyTest, SaysWhyItRefusesAList) {
  scene.list_by = scene.stranger;
  ProviderBench forged(scene);
  EXPECT_EQ(last_refusal(forged), "signed text: bad_signature");
  scene.list_by = scene.signer_key;
  scene.list.exp = numeric_date(scene.begin) - 1;
  ProviderBench expired(scene);
  EXPECT_EQ(last_refusal(expired), "past its exp");
}

TEST_F(RelyingPartyTest, RepliesThatNobodyAskedForStartNoFurtherPolling) {
  ProviderBench stage(scene);
  const messages::TrustedListReply reply{200, messages::share(scene.signed_list())};
  for (int i = 0; i < 50; ++i) {
    stage.bench().answer_to({stage.administrator, RequestId{0}, false, {}}, reply);
    stage.bench().answer_to({stage.administrator, RequestId{12345}, false, {}}, reply);
    stage.bench().answer_to({stage.de_administrator, RequestId{0}, false, {}},
                            messages::CrlReply{200, std::make_shared<const Bytes>(scene.signed_crl())});
  }
  const std::size_t before = lists(stage);
  stage.pass(10 * minute);
  EXPECT_EQ(lists(stage), before + 10);
}

TEST_F(RelyingPartyTest, CrlsAreReadOnceAPeriodAndSoonerWhereTheyEndSooner) {
  scene.policy.list_poll = 100 * hour;
  scene.policy.crl_poll = 10 * hour;
  ProviderBench stage(scene);
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
  ProviderBench stage(scene);
  stage.pass(hour);
  EXPECT_EQ(crls(stage), 7u);  // each ten minutes
}

TEST_F(RelyingPartyTest, ACountryThatComesBackIsPolledOnceAPeriodAsBefore) {
  scene.policy.crl_poll = 10 * hour;
  ProviderBench stage(scene);
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
  ProviderBench stage(scene);
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
  ProviderBench stage(scene);
  EXPECT_EQ(info(stage.call()->outcome).name, "passed");
}

TEST_F(RelyingPartyTest, AListThatNamesNobodysAddressIsHarmless) {
  for (const char* url :
       {"", "https://nowhere.example/crl", "no url", "//", "https://", "https://provider1.fr.example/"})
    scene.list.authorities.push_back({scene.pa_root(), url});
  ProviderBench stage(scene);
  stage.bench().answer = {};
  stage.pass(day);
  EXPECT_TRUE(stage.call());
}

}  // namespace
}  // namespace ishaken::parties::testing
