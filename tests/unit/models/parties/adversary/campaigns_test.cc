// The calls of a campaign: where they go, what they carry, how often, and for how long.
#include "models/pki/pem.h"
#include "tests/unit/models/parties/adversary/room.h"

namespace ishaken::parties::testing {
namespace {

using messages::Endurance;
using messages::IdentityHeader;

struct CampaignsTest : AdversaryRoom {
  messages::Campaign campaign;
  std::function<Reaction(const messages::Invite&)> response;

  CampaignsTest() {
    campaign.attack = 8;
    campaign.to = {FR};
    campaign.per_second = 1;
    campaign.lasts = 100 * second;
    campaign.too_few = 0.5;
    bench.answer = [this](const Sent& sent) -> Reaction {
      const auto* invite = std::get_if<messages::Invite>(&sent.message);
      if (invite == nullptr || !response) return std::nullopt;
      return response(*invite);
    };
  }
  void begin() { bench.direct(campaign); }
  std::vector<messages::Invite> play(Duration time = 200 * second) {
    begin();
    bench.pass(time);
    return bench.act.all<messages::Invite>();
  }
  void answered(int code, const std::string& reason) {
    response = [=](const messages::Invite& invite) {
      return messages::FinalResponse{invite.call, code, reason};
    };
  }
  // The leaf with which a call is signed; null where it is not well signed.
  pki::CertificatePtr signer(const messages::Invite& invite, passport::Identity& identity) const {
    passport::ParserScratch scratch;
    if (invite.identity.size() != 1 ||
        passport::parse_identity(invite.identity[0], identity, scratch) != passport::Fault::none)
      return nullptr;
    for (const ForgeryReady& each : armed())
      if (each.x5u == identity.passport.x5u && each.x5u == identity.info) {
        const auto leaf = pki::chain_from_pem(each.chain).value().front();
        if (world.crypto->verify(leaf->public_key, as_bytes(identity.signing_input), identity.signature))
          return leaf;
      }
    return nullptr;
  }
};

TEST_F(CampaignsTest, AreTheirNumberAndEndInTime) {
  const auto calls = play();
  EXPECT_NEAR(static_cast<double>(calls.size()), 100, 40);
  const std::size_t before = calls.size();
  bench.pass(day);
  EXPECT_EQ(bench.act.all<messages::Invite>().size(), before);
}

TEST_F(CampaignsTest, AreToldBeforeTheyAreMadeAndNumberedOneByOne) {
  const auto calls = play();
  const auto told = bench.act.records<CallSpoofed>();
  ASSERT_EQ(told.size(), calls.size());
  for (std::size_t i = 0; i < calls.size(); ++i) {
    EXPECT_EQ(number(calls[i].call), 5000 + i);
    EXPECT_EQ(told[i].call, calls[i].call);
    EXPECT_EQ(told[i].calling, calls[i].calling);
    EXPECT_EQ(told[i].called, calls[i].called);
    EXPECT_EQ(told[i].through, US);
    EXPECT_EQ(told[i].to, FR);
    EXPECT_EQ(told[i].terminating, world.directory.provider_of(calls[i].called));
    EXPECT_EQ(calls[i].origin, mallory);
    EXPECT_EQ(world.directory.numbers.country_of(calls[i].called), FR);
  }
}

TEST_F(CampaignsTest, EnterThroughTheGatewayWhereTheyComeFromAbroad) {
  campaign.to = {FR, US};
  (void)play();
  std::set<PartyId> french, american;
  for (const Sent& each : bench.act.sent)
    if (const auto* invite = std::get_if<messages::Invite>(&each.message))
      (world.directory.numbers.country_of(invite->called) == FR ? french : american).insert(each.to);
  EXPECT_EQ(french, std::set{world.party("FR/gateway")});
  EXPECT_EQ(american, (std::set{world.party("US/provider/1"), world.party("US/provider/2")}));
}

TEST_F(CampaignsTest, AreSignedWithWhatItHolds) {
  take(provider_key());
  campaign.attestation = passport::Attestation::B;
  passport::Identity identity;
  const auto calls = play();
  ASSERT_GT(calls.size(), 10u);
  for (const messages::Invite& each : calls) {
    ASSERT_NE(signer(each, identity), nullptr);
    EXPECT_EQ(identity.passport.attestation, passport::Attestation::B);
    EXPECT_EQ(identity.passport.orig.number, each.calling);
    EXPECT_TRUE(identity.passport.dest.contains(each.called));
    EXPECT_EQ(identity.passport.iat, numeric_date(each.date));
  }
  // Whoever believes it is exposed to the campaign, too.
  ASSERT_EQ(armed().size(), 2u);
  EXPECT_EQ(armed()[1].attack, 8u);
  EXPECT_EQ(world.directory.numbers.country_of(armed()[1].calling), FR);
}

TEST_F(CampaignsTest, AreUnsignedWhereItHoldsNothingOrWantsNothing) {
  for (const messages::Invite& each : play()) EXPECT_TRUE(each.identity.empty());
  take(provider_key());
  bench.forget();
  campaign.identity = IdentityHeader::unsigned_calls;
  const auto calls = play();
  ASSERT_FALSE(calls.empty());
  for (const messages::Invite& each : calls) EXPECT_TRUE(each.identity.empty());
  EXPECT_TRUE(armed().empty());  // nobody can believe these
}

TEST_F(CampaignsTest, AreSignedFromWhenItHoldsSomething) {
  begin();
  bench.pass(50 * second);
  const std::size_t before = bench.act.all<messages::Invite>().size();
  take(provider_key());
  bench.pass(50 * second);
  const auto calls = bench.act.all<messages::Invite>();
  ASSERT_GT(calls.size(), before);
  for (std::size_t i = 0; i < calls.size(); ++i) EXPECT_EQ(calls[i].identity.empty(), i < before);
}

TEST_F(CampaignsTest, HostileHeadersAreNeverGood) {
  take(provider_key());
  campaign.identity = IdentityHeader::hostile;
  passport::Identity identity;
  const auto calls = play();
  ASSERT_GT(calls.size(), 10u);
  for (const messages::Invite& each : calls) {
    EXPECT_EQ(each.identity.size(), 1u);
    EXPECT_EQ(signer(each, identity), nullptr);
  }
}

TEST_F(CampaignsTest, ACampaignThatSaysNothingMakesNone) {
  campaign.to = {};
  EXPECT_TRUE(play().empty());
  campaign.to = {FR};
  campaign.per_second = 0;
  EXPECT_TRUE(play().empty());
  campaign.per_second = 1;
  campaign.to = {XA};  // where nobody serves a number
  EXPECT_TRUE(play().empty());
}

TEST_F(CampaignsTest, TwoCampaignsAtOnceEachEndByThemselves) {
  begin();
  campaign.attack = 9;
  campaign.to = {US};
  campaign.lasts = 20 * second;
  const auto calls = play();
  std::map<std::string, int> count;
  for (const auto& each : calls) ++count[world.directory.numbers.country_of(each.called)->text()];
  EXPECT_GT(count["FR"], 50);
  EXPECT_LT(count["US"], 40);
  EXPECT_GT(count["US"], 5);
}

// The timeline orders each campaign once; an order that comes again takes the place of the first.
TEST_F(CampaignsTest, AnOrderThatComesAgainLeavesOneChainOfCalls) {
  begin();
  const auto calls = play();
  EXPECT_NEAR(static_cast<double>(calls.size()), 100, 40);
}

// --- endurance ---

TEST_F(CampaignsTest, StopsAfterTwentyWhereTooFewPass) {
  campaign.endurance = Endurance::stop;
  answered(200, "STIR ;cause=437");  // it rings, with a warning
  EXPECT_EQ(play().size(), 20u);
  EXPECT_EQ(bench.act.records<CallEnded>().size(), 20u);
}

TEST_F(CampaignsTest, StopsWhereNobodyIsReached) {
  campaign.endurance = Endurance::stop;
  response = [](const messages::Invite&) { return lost; };
  EXPECT_EQ(play().size(), 20u);
  EXPECT_EQ(bench.act.records<CallEnded>().back().code, 0);
}

TEST_F(CampaignsTest, GoesOnWhereEnoughPassOrItPersists) {
  campaign.endurance = Endurance::stop;
  answered(200, "");
  EXPECT_GT(play().size(), 60u);
  campaign.endurance = Endurance::persist;
  answered(603, "STIR ;cause=438");
  bench.forget();
  EXPECT_GT(play().size(), 60u);
}

TEST_F(CampaignsTest, MovesOnToWhatElseItHoldsAndThenStops) {
  take(provider_key("DE/provider/1"), 1);
  take(provider_key("DE/provider/2"), 2);
  take(ca_key(false), 3);
  campaign.endurance = Endurance::move_on;
  campaign.lasts = hour;
  answered(608, "STIR ;cause=438");
  const auto calls = play(hour);
  ASSERT_EQ(calls.size(), 60u);
  passport::Identity identity;
  std::vector<std::string> x5us;
  for (const messages::Invite& each : calls) {
    ASSERT_NE(signer(each, identity), nullptr);
    x5us.emplace_back(identity.passport.x5u);
  }
  for (std::size_t i = 0; i < 60; ++i) EXPECT_EQ(x5us[i], x5us[i / 20 * 20]);
  EXPECT_EQ((std::set(x5us.begin(), x5us.end()).size()), 3u);
}

TEST_F(CampaignsTest, AnswersToNobodysCallsAreHarmless) {
  bench.tell(world.party("FR/provider/1"), messages::FinalResponse{CallId{77}, 200, ""});
  bench.direct(messages::CallLost{CallId{77}});
  EXPECT_TRUE(bench.act.sent.empty());
}

}  // namespace
}  // namespace ishaken::parties::testing
