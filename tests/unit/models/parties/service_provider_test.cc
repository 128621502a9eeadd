// A verifier over time: what it learns later counts at once, what it learnt before counts no longer, and
// every call is answered exactly once whatever the network does.
#include <gtest/gtest.h>

#include "models/pki/pem.h"
#include "tests/unit/models/parties/scene.h"

namespace ishaken::parties::testing {
namespace {

constexpr Duration second = std::chrono::seconds(1);
constexpr Duration minute = std::chrono::minutes(1);
constexpr Duration hour = std::chrono::hours(1);
constexpr Duration day = std::chrono::hours(24);

struct ServiceProviderTest : ::testing::Test {
  std::unique_ptr<pki::Crypto> engine = make(Crypto::modelled);
  Scene scene{*engine};

  static std::string outcome(const std::optional<Seen>& seen) {
    return seen ? std::string(info(seen->outcome).name) : "not answered exactly once";
  }
  static std::string outcome(ProviderBench& stage) { return outcome(stage.call()); }
  static std::size_t fetches(ProviderBench& stage) {
    return stage.act().all<messages::CertificateRequest>().size();
  }
};

// --- what it holds ---

TEST_F(ServiceProviderTest, ANewListCountsForAChainThatWasJudgedBefore) {
  ProviderBench stage(scene);
  EXPECT_EQ(outcome(stage), "passed");
  const std::vector<trust::TrustedAnchor> anchors = std::exchange(scene.list.anchors, {});
  scene.list.sequence = 6;
  stage.pass(2 * minute);
  EXPECT_EQ(outcome(stage), "anchor_untrusted");
  scene.list.anchors = anchors;
  scene.list.sequence = 7;
  stage.pass(2 * minute);
  const auto seen = stage.call();
  EXPECT_EQ(outcome(seen), "passed");
  EXPECT_EQ(seen->verified.list_sequence, 7);
  EXPECT_EQ(fetches(stage), 1u);  // the chain was in the cache all the time
}

TEST_F(ServiceProviderTest, AProviderThatIsDistrustedAndTrustedAgain) {
  ProviderBench stage(scene);
  EXPECT_EQ(outcome(stage), "passed");
  scene.list.distrusted = {{CountryCode("DE"), "123A"}};
  scene.list.sequence = 6;
  EXPECT_EQ(outcome(stage), "passed");  // it does not know yet
  stage.pass(2 * minute);
  EXPECT_EQ(outcome(stage), "provider_distrusted");
  scene.list.distrusted.clear();
  scene.list.sequence = 7;
  stage.pass(2 * minute);
  EXPECT_EQ(outcome(stage), "passed");
  EXPECT_EQ(fetches(stage), 1u);
}

TEST_F(ServiceProviderTest, ANewCrlCountsForAChainThatWasJudgedBefore) {
  scene.policy.crl_poll = hour;
  ProviderBench stage(scene);
  EXPECT_EQ(outcome(stage), "passed");
  scene.crl.entries.push_back({scene.leaf.issuer, scene.leaf.serial, scene.begin});
  scene.crl.number = 2;
  stage.pass(hour / 2);
  EXPECT_EQ(outcome(stage), "passed");  // it does not know yet
  stage.pass(hour / 2 + minute);
  EXPECT_EQ(outcome(stage), "revocation_leaf_revoked");
  EXPECT_EQ(fetches(stage), 1u);
}

TEST_F(ServiceProviderTest, ANewPolicyCountsForAChainThatWasJudgedBefore) {
  scene.crl_served = false;
  ProviderBench stage(scene);
  EXPECT_EQ(outcome(stage), "revocation_crl_missing");
  trust::Policy policy = scene.policy;
  policy.revocation = trust::Revocation::soft_fail;
  stage.bench().direct(messages::AdoptPolicy{policy});
  EXPECT_EQ(outcome(stage), "passed");
}

TEST_F(ServiceProviderTest, CrlsAreReadAsSoonAsAPolicyAsksForThem) {
  scene.policy.revocation = trust::Revocation::off;
  ProviderBench stage(scene);
  EXPECT_TRUE(stage.act().all<messages::CrlRequest>().empty());
  trust::Policy policy = scene.policy;
  policy.revocation = trust::Revocation::hard_fail;
  stage.bench().direct(messages::AdoptPolicy{policy});
  EXPECT_EQ(outcome(stage), "passed");
  EXPECT_EQ(stage.act().all<messages::CrlRequest>().size(), 1u);
}

// Calls in the last second of a validity, and then in the next: a verdict that is kept must end with it.
TEST_F(ServiceProviderTest, AKeptVerdictEndsWithTheCertificate) {
  scene.leaf.not_after = scene.begin + hour;
  ProviderBench stage(scene);
  EXPECT_EQ(outcome(stage), "passed");
  stage.pass(scene.begin + hour + second / 2 - stage.act().clock);
  EXPECT_EQ(outcome(stage.seen(stage.place(stage.caller))), "passed");
  stage.pass(second);
  EXPECT_EQ(outcome(stage.seen(stage.place(stage.caller))), "certificate_expired");
}

TEST_F(ServiceProviderTest, AKeptVerdictEndsWithTheList) {
  scene.policy.list_poll = 2 * minute;
  ProviderBench stage(scene);
  EXPECT_EQ(outcome(stage), "passed");
  scene.list_served = false;
  const Instant exp = from_numeric_date(scene.list.exp);
  scene.crl.next_update = exp + day;
  scene.policy.certificate_cache = 30 * day;
  stage.pass(exp + second / 2 - stage.act().clock);
  EXPECT_EQ(outcome(stage), "passed");
  stage.pass(second);
  EXPECT_EQ(outcome(stage), "anchor_list_expired");
}

TEST_F(ServiceProviderTest, AKeptVerdictEndsWithTheCrl) {
  scene.crl.next_update = scene.begin + hour;
  scene.policy.crl_poll = hour / 4;
  ProviderBench stage(scene);
  scene.crl_served = false;
  EXPECT_EQ(outcome(stage), "passed");
  stage.pass(scene.crl.next_update - stage.act().clock);
  EXPECT_EQ(outcome(stage.seen(stage.place(stage.caller))), "passed");
  stage.pass(Duration{1});
  EXPECT_EQ(outcome(stage.seen(stage.place(stage.caller))), "revocation_crl_stale");
}

TEST_F(ServiceProviderTest, ACertificateIsKeptAsLongAsItsRepositoryAndThePolicyAllow) {
  scene.reply = [](messages::CertificateReply& reply) { reply.max_age = hour; };
  ProviderBench stage(scene);
  EXPECT_EQ(outcome(stage), "passed");
  stage.pass(hour - minute);
  EXPECT_EQ(outcome(stage), "passed");
  EXPECT_EQ(fetches(stage), 1u);
  stage.pass(2 * minute);
  EXPECT_EQ(outcome(stage), "passed");
  EXPECT_EQ(fetches(stage), 2u);
  // Whatever the repository says, the policy is the longest; negative ages are none.
  scene.reply = [](messages::CertificateReply& reply) { reply.max_age = Duration::max(); };
  stage.pass(2 * hour);
  EXPECT_EQ(outcome(stage), "passed");
  stage.pass(day + minute);
  scene.reply = [](messages::CertificateReply& reply) { reply.max_age = Duration::min(); };
  EXPECT_EQ(outcome(stage), "passed");
  EXPECT_EQ(fetches(stage), 4u);
}

TEST_F(ServiceProviderTest, AVerdictNamesTheAnchorAndTheWayItCame) {
  scene.list.anchors[0].via = CountryCode("US");
  scene.list.anchors[0].mechanism = trust::Mechanism::bilateral;
  ProviderBench stage(scene);
  const auto seen = stage.call();
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->verified.anchor, CountryCode("DE"));
  EXPECT_EQ(seen->verified.via, CountryCode("US"));
  EXPECT_EQ(seen->verified.mechanism, trust::Mechanism::bilateral);
  EXPECT_EQ(seen->verified.list_sequence, 5);
  EXPECT_EQ(seen->verified.attestation, passport::Attestation::A);
  EXPECT_TRUE(seen->verified.fetched);
}

// --- every call is answered once ---

TEST_F(ServiceProviderTest, CallsThatNeedTheSameCertificateFetchItOnce) {
  scene.repository = Network::silent;
  ProviderBench stage(scene);
  const CallId first = stage.place(stage.caller), second_call = stage.place(stage.caller);
  stage.pass(second);
  const CallId third = stage.place(stage.caller);
  EXPECT_EQ(fetches(stage), 1u);
  EXPECT_FALSE(stage.seen(first));
  const Sent request = *stage.act().last<messages::CertificateRequest>();
  stage.bench().answer_to(request, scene.served());
  for (const CallId call : {first, second_call, third}) EXPECT_EQ(outcome(stage.seen(call)), "passed");
  EXPECT_EQ(stage.seen(first)->verified.verification_delay, second);
  EXPECT_EQ(stage.seen(third)->verified.verification_delay, Duration{0});
  stage.pass(minute);  // the timer of the fetch rings for nobody
  EXPECT_TRUE(stage.seen(first));
}

TEST_F(ServiceProviderTest, AReplyAfterTheTimeoutIsForTheCallsThatFollow) {
  scene.repository = Network::silent;
  ProviderBench stage(scene);
  const CallId call = stage.place(stage.caller);
  const Sent request = *stage.act().last<messages::CertificateRequest>();
  stage.pass(scene.policy.fetch_timeout);
  EXPECT_EQ(outcome(stage.seen(call)), "repository_unreachable");
  const CallId waits = stage.place(stage.caller);
  stage.pass(second);
  stage.bench().answer_to(request, scene.served());
  stage.bench().lose(request);
  EXPECT_EQ(outcome(stage.seen(call)), "repository_unreachable") << "it was answered";
  EXPECT_EQ(outcome(stage.seen(waits)), "passed");
  EXPECT_EQ(outcome(stage), "passed");
  EXPECT_EQ(fetches(stage), 1u);
}

TEST_F(ServiceProviderTest, CallsWaitForALateReplyNoLongerThanForAnother) {
  scene.repository = Network::silent;
  ProviderBench stage(scene);
  stage.place(stage.caller);
  stage.pass(scene.policy.fetch_timeout + second);
  const CallId call = stage.place(stage.caller);
  stage.pass(scene.policy.fetch_timeout - second);
  EXPECT_FALSE(stage.seen(call));
  stage.pass(second);
  EXPECT_EQ(outcome(stage.seen(call)), "repository_unreachable");
  EXPECT_EQ(stage.seen(call)->verified.verification_delay, scene.policy.fetch_timeout);
  EXPECT_EQ(fetches(stage), 1u);
}

TEST_F(ServiceProviderTest, WhoeverSaysNothingIsAskedAnew) {
  scene.repository = Network::silent;
  ProviderBench stage(scene);
  stage.place(stage.caller);
  stage.pass(33 * second);
  scene.repository = Network::answers;
  EXPECT_EQ(outcome(stage), "passed");
  EXPECT_EQ(fetches(stage), 2u);
}

TEST_F(ServiceProviderTest, ALossBeforeTheTimeoutAnswersAtOnceAndOnlyOnce) {
  scene.repository = Network::silent;
  ProviderBench stage(scene);
  const CallId call = stage.place(stage.caller);
  const Sent request = *stage.act().last<messages::CertificateRequest>();
  stage.bench().lose(request);
  EXPECT_EQ(outcome(stage.seen(call)), "repository_unreachable");
  stage.pass(minute);
  EXPECT_EQ(outcome(stage.seen(call)), "repository_unreachable");
}

TEST_F(ServiceProviderTest, AgeIsJudgedAsOfArrivalNotAsOfTheEndOfTheFetch) {
  scene.iat_shift = -60;
  scene.repository = Network::silent;
  ProviderBench stage(scene);
  const CallId call = stage.place(stage.caller);
  stage.pass(second);
  stage.bench().answer_to(*stage.act().last<messages::CertificateRequest>(), scene.served());
  EXPECT_EQ(outcome(stage.seen(call)), "passed");
}

TEST_F(ServiceProviderTest, ACallBeforeTheFirstListIsAnsweredAndTheNextOneVerified) {
  scene.list_served = false;
  ProviderBench stage(scene);
  EXPECT_EQ(outcome(stage), "anchor_list_missing");
  scene.list_served = true;
  stage.pass(scene.policy.list_retry + minute);
  EXPECT_EQ(outcome(stage), "passed");
  EXPECT_EQ(fetches(stage), 1u);
}

TEST_F(ServiceProviderTest, AnInviteFromNowhereIsAnsweredNowhere) {
  ProviderBench stage(scene);
  messages::Invite invite = scene.invite(stage.act().clock);
  invite.call = CallId{7};
  for (const PartyId origin : {no_party, PartyId{100}}) {
    invite.origin = origin;
    stage.bench().tell(stage.caller, invite);  // the bench fails on messages to nobody
  }
  EXPECT_EQ(stage.act().records<CallVerified>().size(), 2u);
}

TEST_F(ServiceProviderTest, ARepositoryWithEndlessAddressesMakesItForgetNotGrow) {
  scene.reply = [](messages::CertificateReply& reply) {
    reply.chain.insert(0, std::string(200'000, ' '));  // text around the blocks is allowed
  };
  ProviderBench stage(scene);
  for (int i = 0; i < 700; ++i) {
    scene.claims.x5u = "https://cr.de.example/" + std::to_string(i) + ".pem";
    ASSERT_EQ(outcome(stage.seen(stage.place(stage.caller))), "passed") << i;
    stage.bench().forget();
  }
}

// --- several Identity headers ---

struct SeveralHeaders : ServiceProviderTest {
  ProviderBench stage{scene};

  // Returns what the call's own header would be now if it were changed so.
  std::string altered(const std::function<void(Scene&)>& change) {
    Scene other = scene;
    change(other);
    return other.invite(stage.act().clock).identity.back();
  }
  std::string badly_signed() {
    return altered([](Scene& s) { s.token_by = s.stranger; });
  }
  std::string unknown() {
    return altered([](Scene& s) {
      s.header = [](std::string& json) { json.replace(json.find("shaken"), 6, "rph"); };
      s.identity = [](std::string& text) { text.replace(text.find("shaken"), 6, "rph"); };
    });
  }
};

TEST_F(SeveralHeaders, OneThatPassesIsEnough) {
  scene.other_identities = {"rubbish", unknown(), badly_signed()};
  const auto seen = stage.call();
  EXPECT_EQ(outcome(seen), "passed");
  EXPECT_EQ(seen->verified.attestation, passport::Attestation::A);
  EXPECT_EQ(seen->verified.anchor, CountryCode("DE"));
}

TEST_F(SeveralHeaders, TheFirstOfAKnownKindDecidesIfNonePasses) {
  scene.other_identities = {unknown(), badly_signed()};
  scene.iat_shift = -100;
  const auto seen = stage.call();
  EXPECT_EQ(outcome(seen), "signature_invalid");
  EXPECT_EQ(seen->verified.anchor, CountryCode("DE")) << "of the header that decides";
  scene.other_identities = {};
  scene.with_identity = false;
  EXPECT_EQ(outcome(stage.call()), "identity_missing");
}

TEST_F(SeveralHeaders, EachFaultIsReportedAlsoIfAnotherHeaderPasses) {
  const std::string forged = badly_signed(), token = forged.substr(0, forged.find(';'));
  scene.other_identities = {"rubbish", forged};
  EXPECT_EQ(outcome(stage.call()), "passed");
  const std::string fault = R"(STIR ;cause=438 ;text="Invalid Identity Header" ;ppi="..)";
  EXPECT_EQ(stage.act().all<messages::FinalResponse>().back().reason,
            fault + "rubbish\", " + fault + token.substr(token.rfind('.') + 1) + "\"");
}

TEST_F(SeveralHeaders, NoMoreThanEightAreVerified) {
  scene.other_identities.assign(7, "rubbish");
  EXPECT_EQ(outcome(stage.call()), "passed");
  scene.other_identities.assign(8, "rubbish");
  EXPECT_EQ(outcome(stage.call()), "identity_malformed");
}

TEST_F(SeveralHeaders, EachIsVerifiedUnderItsOwnCertificate) {
  // Nobody serves the first one's.
  scene.other_identities = {
      altered([](Scene& s) { s.claims.x5u = "https://cr.nowhere.example/123A/9.pem"; })};
  EXPECT_EQ(outcome(stage.call()), "passed");
}

TEST_F(SeveralHeaders, AllOfThemWaitNoLongerThanOneWould) {
  scene.repository = Network::silent;
  scene.other_identities = {altered([](Scene& s) { s.claims.x5u = "https://cr.de.example/123A/9.pem"; })};
  EXPECT_EQ(outcome(stage.call()), "repository_unreachable");  // and not "not answered exactly once"
}

// --- treatment, and what it tells ---

TEST_F(ServiceProviderTest, BlocksOnlyWhereThePolicySaysSo) {
  scene.policy.on_failed = trust::Treatment::block;
  scene.iat_shift = -100;
  ProviderBench stage(scene);
  EXPECT_EQ(stage.call()->code, 603);
  scene.with_identity = false;
  EXPECT_EQ(stage.call()->code, 200);
}

TEST_F(ServiceProviderTest, CallsOfADowngradedCountryPassAndAreTreatedAsThePolicySays) {
  ProviderBench stage(scene);
  EXPECT_EQ(stage.call()->verified.treatment, trust::Treatment::allow);
  scene.list.anchors[0].downgraded = true;
  scene.list.sequence = 6;
  stage.pass(2 * minute);
  const auto labelled = stage.call();
  EXPECT_EQ(outcome(labelled), "passed");
  EXPECT_EQ(labelled->verified.treatment, trust::Treatment::label);
  EXPECT_EQ(labelled->code, 200);
  scene.policy.on_downgraded = trust::Treatment::block;
  stage.bench().direct(messages::AdoptPolicy(scene.policy));
  const auto blocked = stage.call();
  EXPECT_EQ(outcome(blocked), "passed");
  EXPECT_EQ(blocked->code, 603);
}

TEST_F(ServiceProviderTest, TheBorderRuleBlocksItsOwnNumbersFromAbroadUnlessTheyPass) {
  scene.policy.border_rule = trust::BorderRule::all;
  scene.calling = tn("33140000009");
  scene.claims.orig = scene.calling;
  ProviderBench stage(scene);
  EXPECT_EQ(stage.call()->code, 200);  // passed, with A
  scene.claims.attestation = passport::Attestation::C;
  EXPECT_EQ(outcome(stage), "passed");
  EXPECT_EQ(stage.call()->code, 603) << "C does not vouch for the number";
  scene.claims.attestation = passport::Attestation::A;
  scene.with_identity = false;
  EXPECT_EQ(stage.call()->code, 603);
  scene.calling = tn("4930123456");
  EXPECT_EQ(stage.call()->code, 200);
}

TEST_F(ServiceProviderTest, NumbersAreCheckedAtTheBorderAlone) {
  scene.policy.allocation_check = true;
  scene.policy.on_failed = trust::Treatment::block;
  scene.calling = tn("99940000009");
  scene.claims.orig = scene.calling;
  scene.with_identity = false;
  ProviderBench stage(scene);
  EXPECT_EQ(outcome(stage), "number_unallocated");
  EXPECT_EQ(stage.call()->code, 603);
  EXPECT_EQ(fetches(stage), 0u);
  // From somebody at home, for whatever number.
  EXPECT_EQ(outcome(stage.seen(stage.place(stage.verifier))), "identity_missing");
}

TEST_F(ServiceProviderTest, TellsTheStoryOfACallThatIsFollowed) {
  ProviderBench stage(scene);
  stage.act().followed = CallId{1'000'000'001};
  ASSERT_TRUE(stage.call());
  ASSERT_EQ(stage.act().records<CallArtifacts>().size(), 1u);
  const CallArtifacts artifacts = stage.act().records<CallArtifacts>()[0];
  EXPECT_EQ(artifacts.chain, scene.served().chain);
  EXPECT_EQ(artifacts.anchor, pki::to_pem(*scene.list.anchors[0].certificate));
  ASSERT_TRUE(artifacts.list && artifacts.crl);
  EXPECT_EQ(*artifacts.list, scene.signed_list());
  EXPECT_EQ(*artifacts.crl, scene.signed_crl());
  std::vector<std::string> steps;
  for (const CallStep& each : stage.act().records<CallStep>()) steps.emplace_back(each.step);
  EXPECT_EQ(steps, (std::vector<std::string>{"fetch", "verify", "treat"}));
  ASSERT_TRUE(stage.call());  // not followed
  EXPECT_EQ(stage.act().records<CallStep>().size(), steps.size());
}

}  // namespace
}  // namespace ishaken::parties::testing
