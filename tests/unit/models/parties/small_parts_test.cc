// The final response, the directory, the courier, the STI-CR, and attestation.
#include <gtest/gtest.h>

#include "models/parties/authentication_service.h"
#include "models/parties/call_validation_treatment.h"
#include "models/parties/published_chains.h"
#include "tests/unit/models/parties/countries.h"

namespace ishaken::parties::testing {
namespace {

TEST(Cvt, ABlockedCallIsDeclinedOrToldWhatWasFound) {
  using trust::Refusal, trust::Treatment;
  for (const Refusal refusal : {Refusal::decline, Refusal::cause})
    for (const int found : {0, 437}) {
      EXPECT_EQ(sip_code(Treatment::allow, refusal, found), 200);
      EXPECT_EQ(sip_code(Treatment::label, refusal, found), 200);
    }
  EXPECT_EQ(sip_code(Treatment::block, Refusal::decline, 0), 603);
  EXPECT_EQ(sip_code(Treatment::block, Refusal::decline, 437), 603);
  EXPECT_EQ(sip_code(Treatment::block, Refusal::cause, 437), 437);
  EXPECT_EQ(sip_code(Treatment::block, Refusal::cause, 0), 607) << "its number is suspicious, or downgraded";
  EXPECT_EQ(trust::Policy{}.refusal, Refusal::decline);
}

TEST(Attestation, IsWhatTheProviderKnowsUnlessItIsMadeToClaimOtherwise) {
  using enum passport::Attestation;
  messages::CallAttempt attempt;
  EXPECT_EQ(attest(attempt), A);
  attempt.number_verified = false;
  EXPECT_EQ(attest(attempt), B);
  attempt.customer_known = false;
  EXPECT_EQ(attest(attempt), C);
  attempt.number_verified = true;  // whatever the number, the customer is not known
  EXPECT_EQ(attest(attempt), C);
  attempt.asserted = A;
  EXPECT_EQ(attest(attempt), A);
}

TEST(Origid, IsAUuidThatIsTheSameForACustomerAndTellsNothingElse) {
  const auto of = [](std::string_view calling, std::uint64_t seed, std::uint64_t customer = 0) {
    const auto number = TelephoneNumber::canonical(calling).value();
    const std::string input =
        passport_to_sign(number, TelephoneNumber::canonical("33140000001").value(), passport::Attestation::A,
                         Instant{}, "https://cr.example/1.pem", origid(number, customer, seed));
    const auto claims = from_base64url(input.substr(input.find('.') + 1));
    const std::string json(as_text(claims.value()));
    return json.substr(json.find("origid\":\"") + 9, 36);
  };
  EXPECT_EQ(of("4930123456", 1), of("4930123456", 1));
  EXPECT_NE(of("4930123456", 1), of("4930123457", 1));
  EXPECT_NE(of("4930123456", 1), of("4930123456", 2));  // not comparable between providers
  EXPECT_EQ(of("4930123456", 1)[14], '4');              // RFC 9562: version 4
  // A customer who calls with many numbers.
  EXPECT_EQ(of("4930123456", 1, 7), of("4930123457", 1, 7));
  EXPECT_NE(of("4930123456", 1, 7), of("4930123456", 1, 8));
}

TEST(DirectoryOfParties, FindsByPathHostRoleAndNumber) {
  Countries world;
  const Directory& directory = world.directory;
  EXPECT_EQ(directory.find("nobody"), no_party);
  EXPECT_EQ(directory.host("pa.FR.example"), world.party("FR/pa"));
  EXPECT_EQ(directory.host(""), no_party);  // the outside world has no host
  EXPECT_EQ(directory.administrator(DE), world.party("DE/pa"));
  EXPECT_EQ(directory.administrator(XA), no_party);
  EXPECT_EQ(directory.authorities(FR), (std::vector{world.party("FR/ca/1"), world.party("FR/ca/2")}));
  EXPECT_TRUE(directory.providers(XA).empty());
  EXPECT_EQ(directory.registry(), world.registry);
  EXPECT_FALSE(directory.knows(no_party));
  EXPECT_FALSE(directory.knows(PartyId{static_cast<std::uint32_t>(directory.size())}));
  const TelephoneNumber number = directory.numbers.number_of(FR, 1, 5);
  EXPECT_EQ(directory.provider_of(number), world.party("FR/provider/2"));
  EXPECT_EQ(directory.provider_of(TelephoneNumber::canonical("999123").value()), no_party);
  EXPECT_EQ(directory.provider_of({}), no_party);
}

TEST(DirectoryOfParties, CallsFromAbroadEnterThroughTheGateway) {
  Countries world;
  const PartyId provider = world.party("FR/provider/2");
  EXPECT_EQ(world.directory.entrance(provider, DE), world.party("FR/gateway"));
  EXPECT_EQ(world.directory.entrance(provider, FR), provider);
  const PartyId without = world.directory.add({"XA/provider/1", Role::service_provider, XA, "", 99});
  EXPECT_EQ(world.directory.entrance(without, DE), without);
}

TEST(DirectoryOfParties, AStiPaMayServeSeveralCountries) {
  Countries world;
  world.directory.share_administrator(XA, world.party("DE/pa"));
  EXPECT_EQ(world.directory.administrator(XA), world.party("DE/pa"));
}

struct CourierTest : ::testing::Test {
  Instant start = parse_instant("2026-01-01").value();
  FakeAct act{start};
  Courier courier{10 * minute};

  // Whether the courier waited to hear of that request.
  bool lose(RequestId request) {
    auto asked = act.questions.extract(request);
    if (!asked.empty()) asked.mapped().second(nullptr, act);
    return !asked.empty();
  }
  void answer(RequestId request) {
    const messages::Message reply = messages::RegistryResult{};
    act.questions.extract(request).mapped().second(&reply, act);
  }
  void wake() {
    ASSERT_FALSE(act.wakes.empty());
    act.clock = act.wakes.begin()->first;
    const Act::Then then = std::move(act.wakes.begin()->second);
    act.wakes.erase(act.wakes.begin());
    then(act);
  }
};

TEST_F(CourierTest, SendsAgainWhatWasLostUntilItArrives) {
  courier.send(PartyId{1}, messages::AgreementEnd{FR}, act);
  for (std::size_t tries = 2; tries < 5; ++tries) {
    EXPECT_TRUE(lose(act.sent.back().request));
    wake();
    EXPECT_EQ(act.sent.size(), tries);
    EXPECT_EQ(act.clock, start + static_cast<int>(tries - 1) * 10 * minute);
  }
  answer(act.sent.back().request);
  EXPECT_FALSE(lose(act.sent.back().request));
  EXPECT_EQ(courier.open(), 0u);
  EXPECT_TRUE(act.wakes.empty());
}

TEST_F(CourierTest, HandsOverAnAnswerHoweverLateItComes) {
  int answers = 0;
  courier.send(PartyId{1}, messages::RegistryWithdraw{}, act, {}, [&](const messages::Message& answer, Act&) {
    answers += std::holds_alternative<messages::RegistryResult>(answer);
  });
  act.clock += 100 * day;
  courier.send(PartyId{1}, messages::AgreementEnd{FR}, act);
  answer(act.sent[0].request);
  EXPECT_EQ(answers, 1);
}

TEST_F(CourierTest, WhatIsSupersededDoesNotGoOutAgain) {
  courier.send(PartyId{1}, messages::AgreementEnd{FR}, act, "topic");
  courier.send(PartyId{2}, messages::AgreementEnd{FR}, act, "topic");  // to somebody else
  courier.send(PartyId{1}, messages::AgreementEnd{DE}, act, "other");
  EXPECT_TRUE(lose(act.sent[0].request));
  courier.send(PartyId{1}, messages::AgreementEnd{US}, act, "topic");  // while the first waits for its retry
  EXPECT_EQ(courier.open(), 3u);
  EXPECT_EQ(act.questions.size(), 3u);
  wake();
  EXPECT_EQ(act.sent.size(), 4u);
  EXPECT_TRUE(lose(act.sent[1].request));
}

TEST_F(CourierTest, ForgetsWhatArrivedWithoutAnAnswer) {
  for (int i = 0; i < 1000; ++i) {
    courier.send(PartyId{1}, messages::AgreementEnd{FR}, act);
    act.clock += minute;
  }
  EXPECT_LT(courier.open(), 100u);
  EXPECT_EQ(act.questions.size(), courier.open());
}

TEST(PublishedChains, AreServedByPath) {
  PublishedChains published(hour);
  published.publish("/FR01/1.pem", "chain");
  EXPECT_EQ(published.serve({"https://cr.fr.example/FR01/1.pem"}).chain, "chain");
  EXPECT_EQ(published.serve({"https://cr.fr.example/FR01/1.pem"}).max_age, hour);
  for (const char* url : {"", "/FR01/1.pem", "https://", "https://cr.fr.example", "https://cr.fr.example/",
                          "https://cr.fr.example/FR01/1.pem?x", "//", "https:///", "x//y"})
    EXPECT_EQ(published.serve({url}).status, 404) << url;
}

}  // namespace
}  // namespace ishaken::parties::testing
