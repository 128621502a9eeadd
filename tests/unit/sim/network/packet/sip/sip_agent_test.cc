#include "sim/network/packet/sip/sip_agent.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/sim/network/packet/sip/sip_pair.h"

namespace ishaken::sim {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(SipAgent, CallRingsIsAnsweredAndEnds) {
  SipPair pair(by_udp);
  EXPECT_TRUE(pair.caller->agent.invite(invite_number(7, a, 300), b));
  pair.star.run(second);
  EXPECT_THAT(pair.star.ladder(), ElementsAre("a>b INVITE", "b>phone INVITE", "phone>b 180", "phone>b 200",
                                              "b>a 180", "b>a 200", "a>b ACK", "b>phone ACK"));
  ASSERT_EQ(pair.callee->invites.size(), 1u);
  EXPECT_EQ(pair.callee->invites[0], invite_number(7, a, 300));
  EXPECT_THAT(pair.caller->answers, ElementsAre(messages::FinalResponse{CallId{7}, 200, ""}));
  EXPECT_NEAR(in_seconds(pair.caller->answered_at.at(0)), 0.020, 0.001);

  pair.star.sent.clear();
  EXPECT_TRUE(pair.callee->agent.hang_up(CallId{7}));
  pair.star.run(60 * second);
  EXPECT_THAT(pair.star.ladder(), ElementsAre("phone>b BYE", "b>phone 200", "b>a BYE", "a>b 200"));
  EXPECT_EQ(pair.left(), 0u);
  EXPECT_FALSE(pair.callee->agent.hang_up(CallId{7}));
  EXPECT_EQ(pair.caller->agent.counters().retransmissions, 0u);
  EXPECT_EQ(pair.callee->agent.counters().retransmissions, 0u);
}

TEST(SipAgent, MessagesOfACallBelongTogether) {
  SipPair pair(by_udp);
  pair.callee->reason = "STIR ;cause=436 ;text=\"Bad Identity Info\"";
  pair.caller->agent.invite(invite_number(7, a), b);
  pair.star.run(second);
  pair.callee->agent.hang_up(CallId{7});
  pair.star.run(2 * second);

  const auto& invite = pair.star.find("a>b INVITE");
  EXPECT_EQ(invite["Via"], "SIP/2.0/UDP party-1.example;branch=z9hG4bK-7-party-1.example");
  const auto& answer = pair.star.find("b>a 200");
  EXPECT_EQ(answer["From"], invite["From"]);
  EXPECT_EQ(answer["To"], invite["To"] + ";tag=to-7");
  EXPECT_EQ(answer["Call-ID"], invite["Call-ID"]);
  EXPECT_EQ(answer["CSeq"], "1 INVITE");
  EXPECT_EQ(answer["Contact"], "<sip:party-2.example>");
  EXPECT_EQ(answer["Reason"], pair.callee->reason);
  EXPECT_EQ(answer["Via"], invite["Via"] + ";received=10.0.0.1");
  EXPECT_THAT(answer.body, ::testing::StartsWith("v=0\r\n"));
  EXPECT_EQ(answer["Content-Length"], std::to_string(answer.body.size()));
  const auto& ack = pair.star.find("a>b ACK");
  EXPECT_EQ(ack.start, "ACK sip:party-2.example SIP/2.0");
  EXPECT_EQ(ack["To"], answer["To"]);
  EXPECT_EQ(ack["CSeq"], "1 ACK");
  EXPECT_NE(ack["Via"], invite["Via"]);  // a transaction of its own
  const auto& bye = pair.star.find("b>a BYE");
  EXPECT_EQ(bye.start, "BYE sip:party-1.example SIP/2.0");
  EXPECT_EQ(bye["From"], answer["To"]);
  EXPECT_EQ(bye["To"], answer["From"]);
  EXPECT_EQ(bye["CSeq"], "1 BYE");
  EXPECT_EQ(pair.star.sent.back().sip["CSeq"], "1 BYE");

  const auto& ring = pair.star.find("b>phone INVITE");
  EXPECT_EQ(ring.start, "INVITE sip:+33123456789@phones.party-2.example;user=phone SIP/2.0");
  EXPECT_EQ(ring["P-Asserted-Identity"],
            "<sip:+442079460000;verstat=TN-Validation-Passed@party-1.example;user=phone>");
  EXPECT_EQ(ring["Identity"], "");
  EXPECT_EQ(ring["Call-ID"], invite["Call-ID"]);
}

TEST(SipAgent, WithoutPhonesItAnswersItself) {
  SipPair pair(by_udp, false);
  pair.caller->agent.invite(invite_number(7, a, 300), b);
  pair.star.run(second);
  EXPECT_THAT(pair.star.ladder(), ElementsAre("a>b INVITE", "b>a 180", "b>a 200", "a>b ACK"));
  pair.callee->agent.hang_up(CallId{7});
  pair.star.run(60 * second);
  EXPECT_EQ(pair.left(), 0u);
}

TEST(SipAgent, RefusedCallNeverRings) {
  for (const int code : {403, 428, 436, 437, 438, 603, 607}) {
    SipPair pair(by_udp);
    pair.callee->code = code;
    pair.callee->reason = "STIR ;cause=436 ;text=\"Bad Identity Info\"";
    pair.caller->agent.invite(invite_number(7, a, 300), b);
    pair.star.run(60 * second);
    EXPECT_THAT(pair.star.ladder(), ElementsAre("a>b INVITE", "b>a " + std::to_string(code), "a>b ACK"));
    EXPECT_THAT(pair.caller->answers,
                ElementsAre(messages::FinalResponse{CallId{7}, code, pair.callee->reason}));
    const auto& ack = pair.star.find("a>b ACK");
    EXPECT_EQ(ack["Via"], pair.star.find("a>b INVITE")["Via"]);  // of the same transaction
    EXPECT_EQ(pair.left(), 0u);
  }
}

TEST(SipAgent, SaysTryingWhereTheAnswerTakesLong) {
  SipPair pair(by_udp);
  pair.callee->code = 0;
  pair.caller->agent.invite(invite_number(7, a, 300), b);
  pair.star.run(2 * second);
  EXPECT_THAT(pair.star.ladder(), ElementsAre("a>b INVITE", "b>a 100"));
  EXPECT_NEAR(pair.star.times("b>a 100").at(0), 0.210, 0.001);
  EXPECT_TRUE(pair.callee->agent.respond({CallId{7}, 603, ""}));
  EXPECT_FALSE(pair.callee->agent.respond({CallId{7}, 603, ""}));
  pair.star.run(60 * second);
  EXPECT_THAT(pair.caller->answers, ElementsAre(messages::FinalResponse{CallId{7}, 603, ""}));
  EXPECT_EQ(pair.left(), 0u);
}

TEST(SipAgent, CalleeThatNeverDecidesIsNotWaitedForWithoutEnd) {
  SipPair pair(by_udp);
  pair.callee->code = 0;
  pair.caller->agent.invite(invite_number(7, a, 300), b);
  pair.star.run(400 * second);
  EXPECT_THAT(pair.caller->failures, ElementsAre(CallId{7}));
  EXPECT_NEAR(in_seconds(pair.caller->failed_at.at(0)), 180.2, 0.1);  // timer C
  EXPECT_EQ(pair.left(), 0u);
}

TEST(SipAgent, OverTcpNothingIsRepeatedAndTheConnectionIsKept) {
  SipPair pair(by_tcp);
  pair.caller->agent.invite(invite_number(7, a), b);
  pair.star.run(second);
  EXPECT_THAT(pair.caller->answers, ElementsAre(messages::FinalResponse{CallId{7}, 200, ""}));
  EXPECT_NEAR(in_seconds(pair.caller->answered_at.at(0)), 0.040, 0.001);  // TCP's handshake first
  pair.callee->agent.hang_up(CallId{7});
  pair.star.run(2 * second);
  pair.caller->agent.invite(invite_number(8, a), b);
  pair.star.run(3 * second);
  EXPECT_NEAR(in_seconds(pair.caller->answered_at.at(1)), 2.020, 0.001);  // none the second time
  EXPECT_EQ(pair.caller->agent.connections(), 1u);
  EXPECT_EQ(pair.callee->agent.connections(), 1u);
  EXPECT_EQ(pair.star.find("a>b INVITE")["Via"],
            "SIP/2.0/TCP party-1.example;branch=z9hG4bK-7-party-1.example");
  EXPECT_EQ(pair.caller->agent.counters().udp_sent, 0u);
  EXPECT_EQ(pair.caller->agent.counters().tcp_sent, 5u);  // INVITE, ACK, 200 to BYE; INVITE, ACK
  EXPECT_EQ(pair.callee->agent.counters().tcp_sent, 5u);  // 180, 200, BYE; 180, 200
  pair.callee->agent.hang_up(CallId{8});
  pair.star.run(90 * second);
  EXPECT_EQ(pair.left(), 0u);
}

TEST(SipAgent, ConnectionThatIsAboutToCloseIsLeftAlone) {
  SipPair pair(by_tcp);
  pair.callee->code = 603;
  for (const std::uint64_t call : {1, 2, 3}) {
    pair.caller->agent.invite(invite_number(call, a), b);
    pair.star.run(call * 29 * second);  // of 30
    EXPECT_NEAR(in_seconds(pair.caller->answered_at.back()), in_seconds((call - 1) * 29 * second) + 0.040,
                0.001);
  }
  pair.star.run(200 * second);
  EXPECT_EQ(pair.caller->answers.size(), 3u);
  EXPECT_EQ(pair.left(), 0u);
}

TEST(SipAgent, SizeDecidesOnTheTransport) {
  SipPair pair(by_size);
  pair.caller->agent.invite(invite_number(7, a, 200), b);
  pair.caller->agent.invite(invite_number(8, a, 700), b);
  pair.star.run(second);
  EXPECT_EQ(pair.caller->answers.size(), 2u);
  EXPECT_EQ(pair.caller->agent.counters().udp_sent, 3u);  // INVITE, and ACKs, which are small
  EXPECT_EQ(pair.caller->agent.counters().tcp_sent, 1u);
  for (const auto& sent : pair.star.sent) {
    if (sent.what != "a>b INVITE") continue;
    const bool is_large = sent.sip["Call-ID"].starts_with("8@");
    EXPECT_EQ(sent.by_tcp, is_large);
    EXPECT_THAT(sent.sip["Via"], ::testing::StartsWith(is_large ? "SIP/2.0/TCP " : "SIP/2.0/UDP "));
  }
}

TEST(SipAgent, WhoIsNowhereDoesNotAnswer) {
  SipPair pair(by_size);
  pair.caller->agent.invite(invite_number(7, a), PartyId{77});
  pair.star.run(60 * second);
  EXPECT_THAT(pair.caller->failures, ElementsAre(CallId{7}));
  EXPECT_NEAR(in_seconds(pair.caller->failed_at.at(0)), 32, 0.001);
  EXPECT_EQ(pair.left(), 0u);
}

TEST(SipAgent, TwoCallsOfOneNumberAreNotMixed) {
  SipPair pair(by_udp);
  EXPECT_TRUE(pair.caller->agent.invite(invite_number(7, a), b));
  EXPECT_FALSE(pair.caller->agent.invite(invite_number(7, a), b));
  pair.star.run(second);
  EXPECT_EQ(pair.callee->invites.size(), 1u);
}

TEST(SipAgent, CallThatNobodyEndsIsForgotten) {
  SipPair pair(by_udp);
  pair.caller->agent.invite(invite_number(7, a), b);
  pair.star.run(std::chrono::hours(11));
  EXPECT_EQ(pair.caller->agent.calls(), 1u);
  pair.star.run(std::chrono::hours(13));
  EXPECT_EQ(pair.left(), 0u);
}

}  // namespace
}  // namespace ishaken::sim
