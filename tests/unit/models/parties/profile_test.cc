// What each value of a verifier profile does to a call, and that it stays when the policy changes.
#include <gtest/gtest.h>

#include "tests/unit/models/parties/scene.h"

namespace ishaken::parties::testing {
namespace {

constexpr Duration hour = std::chrono::hours(1);
constexpr Duration second = std::chrono::seconds(1);

struct ProfileTest : ::testing::Test {
  std::unique_ptr<pki::Crypto> engine = make(Crypto::modelled);
  Scene scene{*engine};

  static std::string_view outcome(ProviderBench& stage) {
    const auto seen = stage.call();
    return seen ? info(seen->outcome).name : "not answered exactly once";
  }
  void revoke_leaf() { scene.crl.entries.push_back({scene.leaf.issuer, scene.leaf.serial, scene.begin}); }
  // Germany's STI-PA gets a root of its own; until here it is also the one that the verifier pinned.
  void make_it_foreign() {
    scene.list.authorities[0].root =
        scene.made(pki::pa_root_template(scene.pa_root()->subject, scene.stranger.public_key(),
                                         Bytes(16, 0x44), {scene.begin - hour, scene.begin + 9000 * hour}),
                   scene.stranger);
    scene.crl_by = scene.stranger;
  }
  static std::size_t crls_asked(ProviderBench& stage) {
    return stage.act().all<messages::CrlRequest>().size();
  }
};

TEST_F(ProfileTest, StaysOnTopOfWhateverPolicyComes) {
  scene.profile.freshness = 15 * second;
  scene.iat_shift = -20;
  ProviderBench stage(scene);
  EXPECT_EQ(outcome(stage), "freshness_stale");
  trust::Policy wider = scene.policy;
  wider.freshness = 300 * second;
  wider.revocation = trust::Revocation::off;  // the profile says nothing of this
  scene.crl_served = false;
  stage.bench().direct(messages::AdoptPolicy{wider, CountryCode("FR")});
  EXPECT_EQ(outcome(stage), "freshness_stale");
  scene.iat_shift = -10;
  EXPECT_EQ(outcome(stage), "passed");
}

TEST_F(ProfileTest, FetchTimeoutAndCacheAreTheProfiles) {
  scene.profile.fetch_timeout = scene.policy.fetch_timeout = 5 * second;
  scene.policy.fetch_timeout = 9 * second;
  scene.profile.certificate_cache = hour;
  ProviderBench stage(scene);
  const auto fetches = [&] { return stage.act().all<messages::CertificateRequest>().size(); };
  EXPECT_EQ(outcome(stage), "passed");
  stage.pass(hour);
  EXPECT_EQ(outcome(stage), "passed");
  EXPECT_EQ(fetches(), 2u);
  scene.repository = Network::silent;
  stage.pass(hour);
  EXPECT_EQ(stage.call()->verified.verification_delay, 5 * second);
}

TEST_F(ProfileTest, WithoutRecheckARevokedLeafPassesUntilTheCacheEnds) {
  for (const bool recheck : {true, false}) {
    scene.policy.crl_poll = hour;
    scene.profile.recheck = recheck;
    scene.profile.certificate_cache = 10 * hour;
    scene.crl.entries.clear();
    ProviderBench stage(scene);
    EXPECT_EQ(outcome(stage), "passed");
    revoke_leaf();
    stage.pass(9 * hour);
    EXPECT_EQ(outcome(stage), recheck ? "revocation_leaf_revoked" : "passed");
    stage.pass(hour);
    EXPECT_EQ(outcome(stage), "revocation_leaf_revoked");
  }
}

TEST_F(ProfileTest, WithoutRecheckADelistedCountryPassesUnderTheListThatItPassedUnder) {
  scene.profile.recheck = false;
  scene.profile.certificate_cache = 10 * hour;
  ProviderBench stage(scene);
  EXPECT_EQ(outcome(stage), "passed");
  scene.list.anchors.clear();
  scene.list.authorities.clear();
  scene.list.sequence = 6;
  stage.pass(hour);
  stage.act().followed = CallId{1'000'000'002};
  const auto seen = stage.call();
  ASSERT_TRUE(seen);
  EXPECT_EQ(info(seen->outcome).name, "passed");
  EXPECT_EQ(seen->verified.list_sequence, 5);
  EXPECT_EQ(seen->verified.anchor, CountryCode("DE"));
  ASSERT_EQ(stage.act().records<CallArtifacts>().size(), 1u);
  EXPECT_FALSE(stage.act().records<CallArtifacts>()[0].crl_issuer.empty());
  stage.pass(9 * hour);
  EXPECT_EQ(outcome(stage), "anchor_untrusted");
}

TEST_F(ProfileTest, WithoutRecheckAFailureIsJudgedAgainAllTheSame) {
  scene.profile.recheck = false;
  const auto anchors = scene.list.anchors;
  scene.list.anchors.clear();
  ProviderBench stage(scene);
  EXPECT_EQ(outcome(stage), "anchor_untrusted");
  scene.list.anchors = anchors;
  scene.list.sequence = 6;
  stage.pass(hour);
  EXPECT_EQ(outcome(stage), "passed");
}

TEST_F(ProfileTest, AForeignCrlIsNeverFetchedWhereOnlyTheOwnIs) {
  make_it_foreign();
  revoke_leaf();
  ProviderBench careful(scene);
  EXPECT_EQ(outcome(careful), "revocation_leaf_revoked");
  scene.profile.foreign_crls = false;
  scene.policy.list_poll = 12 * hour;
  ProviderBench careless(scene);
  EXPECT_EQ(outcome(careless), "passed");  // under hard-fail
  careless.pass(100 * hour);
  EXPECT_EQ(outcome(careless), "passed");
  EXPECT_EQ(crls_asked(careless), 0u);
}

TEST_F(ProfileTest, TheOwnCrlCountsWhereOnlyTheOwnIsFetched) {
  scene.profile.foreign_crls = false;
  revoke_leaf();
  ProviderBench stage(scene);
  EXPECT_EQ(outcome(stage), "revocation_leaf_revoked");
  scene.crl_served = false;
  ProviderBench without(scene);
  EXPECT_EQ(outcome(without), "revocation_crl_missing");
}

TEST_F(ProfileTest, ForeignCrlsCanBeGivenUpAndTakenUpAgain) {
  make_it_foreign();
  revoke_leaf();
  scene.policy.crl_poll = hour;
  ProviderBench stage(scene);
  const auto adopt = [&](bool foreign) {
    trust::Policy policy = scene.policy;
    policy.foreign_crls = foreign;
    stage.bench().direct(messages::AdoptPolicy{policy, CountryCode("FR")});
  };
  EXPECT_EQ(outcome(stage), "revocation_leaf_revoked");
  adopt(false);
  EXPECT_EQ(outcome(stage), "passed");
  stage.pass(2 * hour);
  const std::size_t before = crls_asked(stage);
  stage.pass(10 * hour);
  EXPECT_EQ(crls_asked(stage), before);
  adopt(true);
  EXPECT_EQ(outcome(stage), "revocation_leaf_revoked");
}

TEST_F(ProfileTest, WithoutX5uRulesWhateverItNamesIsFetched) {
  struct Address {
    const char *x5u, *checked, *unchecked;
  };
  for (const Address& each :
       {Address{"http://cr.de.example:8080/a?b#c", "repository_url_refused", "passed"},
        Address{"https://me@cr.de.example/a", "repository_url_refused", "passed"},
        Address{"https://127.0.0.1/a", "repository_url_refused", "repository_unreachable"},
        Address{"nonsense", "repository_url_refused", "repository_unreachable"},
        Address{"://", "repository_url_refused", "repository_unreachable"}})
    for (const bool check : {true, false}) {
      scene.profile.check_x5u = check;
      scene.claims.x5u = each.x5u;
      ProviderBench stage(scene);
      EXPECT_EQ(outcome(stage), check ? each.checked : each.unchecked) << each.x5u;
    }
}

TEST_F(ProfileTest, WithoutX5uRulesInfoIsNotRead) {
  scene.identity = swap("info=<https://cr.de.example/123A/1.pem>", "info=<https://elsewhere.example/>");
  ProviderBench strict(scene);
  EXPECT_EQ(outcome(strict), "repository_info_mismatch");
  scene.profile.check_x5u = false;
  ProviderBench stage(scene);
  EXPECT_EQ(outcome(stage), "passed");
}

TEST_F(ProfileTest, ListsAreTakenAsTheProfileSays) {
  scene.profile.enforce_sequence = false;
  ProviderBench stage(scene);
  scene.list.sequence = 4;
  stage.pass(hour);
  EXPECT_EQ(stage.call()->verified.list_sequence, 4);
  scene.profile.enforce_expiry = false;
  scene.list.exp = numeric_date(scene.begin) - 3600;
  ProviderBench expired(scene);
  EXPECT_EQ(outcome(expired), "passed");
}

// --- replays ---

TEST_F(ProfileTest, APassportPassesOnce) {
  scene.profile.replay_cache = true;
  ProviderBench stage(scene);
  EXPECT_EQ(outcome(stage), "passed");
  scene.iat_shift = -3;  // a call takes three seconds here: the same PASSporT
  EXPECT_EQ(outcome(stage), "freshness_replayed");
  scene.iat_shift = -6;
  EXPECT_EQ(outcome(stage), "freshness_replayed");
  scene.iat_shift = 0;
  EXPECT_EQ(outcome(stage), "passed");
  stage.pass(60 * second);
  scene.iat_shift = -63;
  EXPECT_EQ(outcome(stage), "freshness_stale");
}

TEST_F(ProfileTest, WhatDidNotPassMayComeAgain) {
  scene.profile.replay_cache = true;
  ProviderBench stage(scene);
  scene.calling = tn("4930999999");  // not what the PASSporT says
  EXPECT_EQ(outcome(stage), "claims_orig_mismatch");
  scene.calling = tn("4930123456");
  scene.iat_shift = -3;
  EXPECT_EQ(outcome(stage), "passed");
}

}  // namespace

TEST(ReplayCache, RemembersAsLongAsFreshnessAndNoLonger) {
  ReplayCache cache;
  std::size_t most = 0;
  for (std::int64_t now = 0; now < 1000; ++now)
    for (int i = 0; i < 5; ++i) {
      const std::string text = std::to_string(now) + "/" + std::to_string(i);
      EXPECT_TRUE(cache.first_sight(text, now, now - 60));
      EXPECT_FALSE(cache.first_sight(text, now, now - 60));
      most = std::max(most, cache.size());
    }
  EXPECT_EQ(most, 61u * 5);
  EXPECT_FALSE(cache.first_sight("939/0", 939, 939));  // the oldest that is still fresh at 999
  EXPECT_TRUE(cache.first_sight("939/0", 939, 940));   // forgotten: nobody would take it for fresh
}

}  // namespace ishaken::parties::testing
