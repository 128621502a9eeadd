// What SIP does about lost packets, and about packets that are too large.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/sim/network/packet/sip/sip_pair.h"

namespace ishaken::sim {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pointwise;

MATCHER(Near, "") { return std::abs(std::get<0>(arg) - std::get<1>(arg)) < 0.001; }

TEST(SipLoss, NobodyThere) {
  SipPair pair(by_udp);
  pair.star.cut(pair.host_b);
  pair.caller->agent.invite(invite_number(7, a, 300), b);
  pair.star.run(100 * second);
  EXPECT_THAT(pair.star.times("a>b INVITE"), Pointwise(Near(), {0.0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5}));
  EXPECT_THAT(pair.caller->failures, ElementsAre(CallId{7}));
  EXPECT_THAT(pair.caller->answers, IsEmpty());
  EXPECT_NEAR(in_seconds(pair.caller->failed_at.at(0)), 32, 0.001);
  EXPECT_EQ(pair.caller->agent.counters().retransmissions, 6u);
  EXPECT_EQ(pair.left(), 0u);
}

TEST(SipLoss, NobodyThereByTcp) {
  SipPair pair(by_tcp);
  pair.star.cut(pair.host_b);
  pair.caller->agent.invite(invite_number(7, a), b);
  pair.star.run(400 * second);
  EXPECT_THAT(pair.caller->failures, ElementsAre(CallId{7}));
  EXPECT_NEAR(in_seconds(pair.caller->failed_at.at(0)), 32, 0.001);
  EXPECT_EQ(pair.left(), 0u);
}

TEST(SipLoss, InviteLost) {
  SipPair pair(by_udp);
  pair.star.lose(pair.host_b, {0, 1});
  pair.caller->agent.invite(invite_number(7, a, 300), b);
  pair.star.run(second * 10);
  EXPECT_EQ(pair.callee->invites.size(), 1u);
  EXPECT_NEAR(in_seconds(pair.caller->answered_at.at(0)), 1.520, 0.001);
  EXPECT_EQ(pair.caller->agent.counters().retransmissions, 2u);
}

TEST(SipLoss, ProvisionalAnswersLost) {
  SipPair pair(by_udp);
  pair.star.lose(pair.host_a, {0, 1});  // 180 and 200
  pair.caller->agent.invite(invite_number(7, a, 300), b);
  pair.star.run(second * 10);
  // The 200 comes again, half a second after the first; so does the INVITE, which is absorbed.
  EXPECT_THAT(pair.star.times("b>a 200"), Pointwise(Near(), {0.01, 0.51}));
  EXPECT_EQ(pair.callee->invites.size(), 1u);
  EXPECT_EQ(pair.caller->answers.size(), 1u);
  EXPECT_EQ(pair.star.times("a>b ACK").size(), 1u);
}

TEST(SipLoss, AckLost) {
  SipPair pair(by_udp);
  pair.star.lose(pair.host_b, {1});
  pair.caller->agent.invite(invite_number(7, a, 300), b);
  pair.star.run(second / 4);
  EXPECT_TRUE(pair.callee->agent.hang_up(CallId{7}));  // which has to wait for the ACK
  pair.star.run(second * 90);
  EXPECT_EQ(pair.caller->answers.size(), 1u);  // told once
  EXPECT_THAT(pair.star.times("a>b ACK"), Pointwise(Near(), {0.02, 0.52}));
  EXPECT_THAT(pair.star.times("phone>b 200"), Pointwise(Near(), {0.01, 0.51}));
  EXPECT_THAT(pair.star.times("b>phone ACK"), Pointwise(Near(), {0.53}));
  EXPECT_THAT(pair.star.times("b>a BYE"), Pointwise(Near(), {0.53}));
  EXPECT_EQ(pair.left(), 0u);
}

// Its answer is as before: that it is being worked on.
TEST(SipLoss, TryingLost) {
  SipPair pair(by_udp);
  pair.callee->code = 0;
  pair.star.lose(pair.host_a, {0});
  pair.caller->agent.invite(invite_number(7, a, 300), b);
  pair.star.run(5 * second);
  EXPECT_THAT(pair.star.times("a>b INVITE"), Pointwise(Near(), {0.0, 0.5}));
  EXPECT_THAT(pair.star.times("b>a 100"), Pointwise(Near(), {0.21, 0.51}));
  EXPECT_EQ(pair.callee->invites.size(), 1u);
}

TEST(SipLoss, AckOfThePhoneLost) {
  SipPair pair(by_udp);
  pair.star.lose({pair.phones, {}}, {1});
  pair.caller->agent.invite(invite_number(7, a, 300), b);
  pair.star.run(second * 10);
  EXPECT_THAT(pair.star.times("phone>b 200"), Pointwise(Near(), {0.01, 0.51}));
  EXPECT_THAT(pair.star.times("b>phone ACK"), Pointwise(Near(), {0.03, 0.51}));
  EXPECT_EQ(pair.star.times("b>a 200").size(), 1u);
}

TEST(SipLoss, PhoneGone) {
  SipPair pair(by_udp);
  pair.caller->agent.invite(invite_number(7, a, 300), b);
  pair.star.run(second);
  pair.star.cut({pair.phones, {}});
  pair.caller->agent.invite(invite_number(8, a, 300), b);
  pair.callee->agent.hang_up(CallId{7});
  pair.star.run(second * 200);
  ASSERT_EQ(pair.caller->answers.size(), 2u);
  EXPECT_EQ(pair.caller->answers[1].code, 480);
  EXPECT_EQ(pair.star.times("b>a BYE").size(), 1u);  // without the phone's
  EXPECT_EQ(pair.left(), 0u);
}

TEST(SipLoss, CallerGoneAfterTheAnswer) {
  SipPair pair(by_udp);
  pair.star.lose(pair.host_a, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19});
  pair.caller->agent.invite(invite_number(7, a, 300), b);
  pair.star.run(second * 200);
  EXPECT_THAT(pair.caller->failures, ElementsAre(CallId{7}));
  EXPECT_EQ(pair.star.times("b>a 200").size(), 11u);
  EXPECT_NEAR(pair.star.times("b>a BYE").at(0), 32.01, 0.001);  // section 13.3.1.4
  EXPECT_EQ(pair.left(), 0u);
}

TEST(SipLoss, RefusalAndItsAckLost) {
  SipPair pair(by_udp);
  pair.callee->code = 603;
  pair.star.lose(pair.host_a, {0});
  pair.star.lose(pair.host_b, {2});  // after two INVITEs
  pair.caller->agent.invite(invite_number(7, a, 300), b);
  pair.star.run(second * 90);
  EXPECT_EQ(pair.caller->answers.size(), 1u);
  EXPECT_THAT(pair.star.ladder(), Contains("b>a 603").Times(::testing::Ge(2)));
  EXPECT_THAT(pair.star.ladder(), Contains("a>b ACK").Times(::testing::Ge(2)));
  EXPECT_EQ(pair.left(), 0u);
}

TEST(SipLoss, ByeAndItsAnswerLost) {
  SipPair pair(by_udp);
  pair.star.lose(pair.host_a, {2});  // after 180 and 200
  pair.star.lose(pair.host_b, {2});  // after INVITE and ACK
  pair.caller->agent.invite(invite_number(7, a, 300), b);
  pair.star.run(second);
  pair.callee->agent.hang_up(CallId{7});
  pair.star.run(second * 90);
  EXPECT_THAT(pair.star.times("b>a BYE"), Pointwise(Near(), {1.0, 1.5, 2.5}));
  EXPECT_EQ(pair.star.times("a>b 200").size(), 2u);
  EXPECT_EQ(pair.left(), 0u);
}

TEST(SipLoss, LargeInviteIsFragmented) {
  SipPair pair(by_udp);
  pair.caller->agent.invite(invite_number(7, a, 700), b);
  pair.star.run(second);
  ASSERT_GT(pair.star.sent.size(), 2u);
  EXPECT_EQ(pair.star.sent[0].what, "a>b INVITE");
  EXPECT_EQ(pair.star.sent[1].what, "a>b ...");
  EXPECT_GT(pair.star.sent[0].size + pair.star.sent[1].size, 1500u);
  ASSERT_EQ(pair.callee->invites.size(), 1u);
  EXPECT_EQ(pair.callee->invites[0], invite_number(7, a, 700));
  EXPECT_EQ(pair.caller->answers.size(), 1u);
}

TEST(SipLoss, OneFragmentLostIsTheInviteLost) {
  SipPair pair(by_udp);
  pair.star.lose(pair.host_b, {1});
  pair.caller->agent.invite(invite_number(7, a, 700), b);
  pair.star.run(second * 10);
  EXPECT_THAT(pair.star.times("a>b INVITE"), Pointwise(Near(), {0.0, 0.5}));
  EXPECT_NEAR(in_seconds(pair.caller->answered_at.at(0)), 0.520, 0.001);
  EXPECT_EQ(pair.callee->invites.size(), 1u);
}

TEST(SipLoss, TcpRepairsByItself) {
  SipPair pair(by_tcp);
  pair.star.lose(pair.host_b, {2, 3});  // after SYN and ACK: the INVITE
  pair.caller->agent.invite(invite_number(7, a, 700), b);
  pair.star.run(second * 20);
  EXPECT_EQ(pair.caller->answers.size(), 1u);
  EXPECT_EQ(pair.callee->invites.size(), 1u);
  EXPECT_EQ(pair.caller->agent.counters().retransmissions, 0u);
  EXPECT_EQ(pair.caller->agent.counters().tcp_sent, 2u);  // INVITE, ACK
}

TEST(SipLoss, LongWayOverASatellite) {
  SipPair pair(by_udp, true, std::chrono::milliseconds(150));  // a round trip of 600 ms
  pair.caller->agent.invite(invite_number(7, a, 300), b);
  pair.star.run(second * 10);
  EXPECT_NEAR(in_seconds(pair.caller->answered_at.at(0)), 0.6, 0.001);
  EXPECT_EQ(pair.caller->answers.size(), 1u);
  EXPECT_EQ(pair.caller->agent.counters().retransmissions, 1u);  // T1 is shorter
  EXPECT_EQ(pair.callee->invites.size(), 1u);
  pair.callee->agent.hang_up(CallId{7});
  pair.star.run(second * 90);
  EXPECT_EQ(pair.left(), 0u);
}

// Whatever is lost, every call has one end, and nothing of it stays.
TEST(SipLoss, AtRandom) {
  SipPair pair(by_udp);
  for (const Host& host : {pair.host_a, pair.host_b}) {
    const auto random = ns3::CreateObject<ns3::UniformRandomVariable>();
    random->SetStream(host.address.Get());
    const auto model = ns3::CreateObject<ns3::RateErrorModel>();
    model->SetUnit(ns3::RateErrorModel::ERROR_UNIT_PACKET);
    model->SetRate(0.3);
    model->SetRandomVariable(random);
    host.node->GetDevice(1)->SetAttribute("ReceiveErrorModel", ns3::PointerValue(model));
  }
  for (std::uint64_t call = 1; call <= 200; ++call) {
    pair.callee->code = call % 3 == 0 ? 603 : 200;
    pair.caller->agent.invite(invite_number(call, a, call % 2 == 0 ? 900 : 300), b);
    pair.star.run(call * second);
    if (call > 40) pair.callee->agent.hang_up(CallId{call - 40});
  }
  pair.star.run(second * 260);
  for (std::uint64_t call = 160; call <= 200; ++call) pair.callee->agent.hang_up(CallId{call});
  pair.star.run(second * 600);
  EXPECT_EQ(pair.caller->answers.size() + pair.caller->failures.size(), 200u);
  EXPECT_GT(pair.caller->answers.size(), 190u);
  EXPECT_LE(pair.callee->invites.size(), 200u);
  EXPECT_EQ(pair.caller->agent.transactions(), 0u);
  EXPECT_EQ(pair.callee->agent.transactions(), 0u);
  EXPECT_EQ(pair.phone->size(), 0u);
  EXPECT_EQ(pair.callee->agent.calls(), 0u);
}

}  // namespace
}  // namespace ishaken::sim
