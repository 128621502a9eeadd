// A call through a gateway, which is a proxy (RFC 3261 section 16).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/sim/network/packet/sip/sip_pair.h"

namespace ishaken::sim {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr PartyId g{3};

struct Chain : SipPair {
  explicit Chain(SipSettings settings) : SipPair(settings), host_g(star.add("g")) {
    addresses[g] = host_g.address;
    gateway = std::make_unique<SipParty>(host_g, g, addresses, settings);
    gateway->next = b;
  }
  std::size_t all_left() const {
    return left() + gateway->agent.calls() + gateway->agent.transactions() + gateway->agent.connections();
  }
  Host host_g;
  std::unique_ptr<SipParty> gateway;
};

TEST(SipGateway, AddsItsViaAndAnswersGoBackAlongThem) {
  Chain chain(by_udp);
  chain.caller->agent.invite(invite_number(7, a, 300), g);
  chain.star.run(second);
  EXPECT_THAT(chain.star.ladder(),
              ElementsAre("a>g INVITE", "g>b INVITE", "b>phone INVITE", "phone>b 180", "phone>b 200",
                          "b>g 180", "b>g 200", "g>a 180", "g>a 200", "a>b ACK", "b>phone ACK"));
  const auto &first = chain.star.find("a>g INVITE"), &second_leg = chain.star.find("g>b INVITE");
  EXPECT_THAT(second_leg.all("Via"),
              ElementsAre("SIP/2.0/UDP party-3.example;branch=z9hG4bK-7-party-3.example",
                          first["Via"] + ";received=10.0.0.1"));
  EXPECT_EQ(first["Max-Forwards"], "70");
  EXPECT_EQ(second_leg["Max-Forwards"], "69");
  for (const char* name :
       {"From", "To", "Call-ID", "CSeq", "Contact", "Date", "Identity", "P-Asserted-Identity"})
    EXPECT_EQ(second_leg[name], first[name]) << name;
  EXPECT_EQ(second_leg.body, first.body);
  EXPECT_EQ(second_leg.start, "INVITE sip:+33123456789@party-2.example;user=phone SIP/2.0");
  EXPECT_THAT(chain.star.find("g>a 200").all("Via"), ElementsAre(first["Via"] + ";received=10.0.0.1"));
  EXPECT_EQ(chain.star.find("g>a 200").body, chain.star.find("b>g 200").body);

  EXPECT_EQ(chain.callee->invites.at(0), invite_number(7, a, 300));
  EXPECT_EQ(chain.caller->answers.size(), 1u);
  EXPECT_THAT(chain.gateway->answers, IsEmpty());
  EXPECT_EQ(chain.gateway->agent.calls(), 0u);

  chain.star.sent.clear();
  chain.callee->agent.hang_up(CallId{7});
  chain.star.run(90 * second);
  EXPECT_THAT(chain.star.ladder(), ElementsAre("phone>b BYE", "b>phone 200", "b>a BYE", "a>b 200"));
  EXPECT_EQ(chain.all_left(), 0u);
}

TEST(SipGateway, RefusalIsAcknowledgedHopByHop) {
  Chain chain(by_udp);
  chain.callee->code = 436;
  chain.callee->reason = "STIR ;cause=436";
  chain.caller->agent.invite(invite_number(7, a, 300), g);
  chain.star.run(90 * second);
  EXPECT_THAT(chain.star.ladder(),
              ElementsAre("a>g INVITE", "g>b INVITE", "b>g 436", "g>b ACK", "g>a 436", "a>g ACK"));
  EXPECT_THAT(chain.caller->answers, ElementsAre(messages::FinalResponse{CallId{7}, 436, "STIR ;cause=436"}));
  EXPECT_EQ(chain.all_left(), 0u);
}

TEST(SipGateway, MayRefuseItself) {
  Chain chain(by_udp);
  chain.gateway->next = no_party;
  chain.gateway->code = 404;
  chain.caller->agent.invite(invite_number(7, a, 300), g);
  chain.star.run(90 * second);
  EXPECT_THAT(chain.star.ladder(), ElementsAre("a>g INVITE", "g>a 404", "a>g ACK"));
  EXPECT_EQ(chain.all_left(), 0u);
}

TEST(SipGateway, MayChangeTheInvite) {
  Chain chain(by_udp);
  chain.gateway->next = no_party;
  chain.gateway->code = 0;
  chain.caller->agent.invite(invite_number(7, a, 300), g);
  chain.star.run(second / 10);
  messages::Invite stripped = chain.gateway->invites.at(0);
  stripped.identity.clear();
  EXPECT_TRUE(chain.gateway->agent.invite(stripped, b));
  EXPECT_FALSE(chain.gateway->agent.invite(stripped, b));
  EXPECT_FALSE(chain.gateway->agent.respond({CallId{7}, 404, ""}));
  chain.star.run(second);
  EXPECT_THAT(chain.callee->invites.at(0).identity, IsEmpty());
}

TEST(SipGateway, CallerLearnsThatNobodyIsBehindIt) {
  Chain chain(by_udp);
  chain.star.cut(chain.host_b);
  chain.caller->agent.invite(invite_number(7, a, 300), g);
  chain.star.run(200 * second);
  EXPECT_THAT(chain.star.ladder(), Contains("g>a 100"));
  EXPECT_EQ(chain.star.times("a>g INVITE").size(), 1u);  // 100 stops it
  EXPECT_EQ(chain.star.times("g>b INVITE").size(), 7u);
  EXPECT_THAT(chain.star.ladder(), Contains("g>a 408"));
  EXPECT_THAT(chain.caller->failures, ElementsAre(CallId{7}));
  EXPECT_THAT(chain.gateway->failures, IsEmpty());
  EXPECT_NEAR(in_seconds(chain.caller->failed_at.at(0)), 32.02, 0.001);
  EXPECT_EQ(chain.all_left(), 0u);
}

TEST(SipGateway, LostAnswerIsRepeatedFromEndToEnd) {
  Chain chain(by_udp);
  chain.star.lose(chain.host_a, {1});  // the 200
  chain.caller->agent.invite(invite_number(7, a, 300), g);
  chain.star.run(10 * second);
  EXPECT_EQ(chain.caller->answers.size(), 1u);
  EXPECT_EQ(chain.star.times("b>g 200").size(), 2u);
  EXPECT_EQ(chain.star.times("g>a 200").size(), 2u);
  EXPECT_EQ(chain.star.times("a>b ACK").size(), 1u);
}

TEST(SipGateway, EachHopChoosesItsTransport) {
  Chain chain(by_size);
  chain.gateway = nullptr;
  chain.gateway = std::make_unique<SipParty>(chain.host_g, g, chain.addresses, by_tcp);
  chain.gateway->next = b;
  chain.caller->agent.invite(invite_number(7, a, 200), g);
  chain.star.run(second);
  EXPECT_EQ(chain.caller->answers.size(), 1u);
  EXPECT_THAT(chain.star.find("g>b INVITE").all("Via"),
              ElementsAre(::testing::StartsWith("SIP/2.0/TCP party-3"),
                          ::testing::StartsWith("SIP/2.0/UDP party-1")));
  for (const auto& sent : chain.star.sent) {
    if (sent.what == "g>b INVITE" || sent.what == "b>g 200") {
      EXPECT_TRUE(sent.by_tcp) << sent.what;
    }
    if (sent.what == "a>g INVITE" || sent.what == "g>a 200") {
      EXPECT_FALSE(sent.by_tcp) << sent.what;
    }
  }
  chain.callee->agent.hang_up(CallId{7});
  chain.star.run(90 * second);
  EXPECT_EQ(chain.all_left(), 0u);
}

}  // namespace
}  // namespace ishaken::sim
