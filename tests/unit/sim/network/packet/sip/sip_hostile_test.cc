// Whatever a peer sends, the agent goes on, and keeps nothing of it for long.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ns3/inet-socket-address.h>
#include <ns3/packet.h>
#include <ns3/udp-socket-factory.h>

#include "models/messages/sip.h"
#include "tests/unit/sim/network/packet/sip/sip_pair.h"

namespace ishaken::sim {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Somebody else on the network, with a socket of his own.
struct Attack : SipPair {
  explicit Attack(SipSettings settings = by_udp) : SipPair(settings), host(star.add("eve")) {
    addresses[eve] = host.address;
    socket = ns3::Socket::CreateSocket(host.node, ns3::UdpSocketFactory::GetTypeId());
    socket->Bind(ns3::InetSocketAddress(host.address, sip_port));
  }
  void send(const std::string& bytes, const Host& to) {
    socket->SendTo(ns3::Create<ns3::Packet>(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                            static_cast<std::uint32_t>(bytes.size())),
                   0, ns3::InetSocketAddress(to.address, sip_port));
    star.run(Duration(ns3::Simulator::Now().GetNanoSeconds()) + second / 10);
  }
  std::shared_ptr<TcpStream> connect() { return TcpStream::connect(host, host_b.address, sip_port, {}); }

  static constexpr PartyId eve{9};
  Host host;
  ns3::Ptr<ns3::Socket> socket;
};

std::string head(const std::string& start, const std::string& sequence, const std::string& tag = "") {
  return start + "\r\nVia: SIP/2.0/UDP eve.example;branch=z9hG4bK-x\r\nMax-Forwards: 70\r\n" +
         "From: <sip:+1@eve.example>;tag=1\r\nTo: <sip:+33123456789@party-2.example>" + tag +
         "\r\nCall-ID: 7@eve.example\r\nCSeq: " + sequence + "\r\nContact: <sip:party-9.example>\r\n\r\n";
}

TEST(SipHostile, DatagramsThatAreNothing) {
  Attack attack;
  for (const std::string& bytes :
       {std::string(), std::string("\r\n\r\n"), std::string(3000, '\0'), std::string("INVITE"),
        head("INVITE sip:x SIP/2.0", "1 BYE"), head("SIP/2.0 200 OK", "x INVITE"), std::string(60'000, 'x')})
    attack.send(bytes, attack.host_b);
  EXPECT_EQ(attack.callee->agent.counters().malformed, 7u);
  EXPECT_EQ(attack.callee->agent.counters().udp_sent, 0u);
  EXPECT_EQ(attack.left(), 0u);
}

TEST(SipHostile, AnswersToNothing) {
  Attack attack;
  attack.caller->agent.invite(invite_number(7, a), PartyId{77});  // under way, and to nobody
  for (const char* start :
       {"SIP/2.0 100 Trying", "SIP/2.0 180 Ringing", "SIP/2.0 200 OK", "SIP/2.0 603 Decline"})
    for (const char* sequence : {"1 INVITE", "1 BYE", "1 ACK", "1 REGISTER"})
      attack.send(head(start, sequence, ";tag=to-7"), attack.host_a);
  EXPECT_THAT(attack.caller->answers, IsEmpty());
  EXPECT_EQ(attack.caller->agent.calls(), 1u);
  EXPECT_EQ(attack.caller->agent.counters().udp_sent, 0u);
}

TEST(SipHostile, RequestsOutsideOfCalls) {
  Attack attack;
  attack.send(head("ACK sip:party-2.example SIP/2.0", "1 ACK", ";tag=to-7"), attack.host_b);
  EXPECT_THAT(attack.star.ladder(), ElementsAre("eve>b ACK"));
  attack.send(head("BYE sip:party-2.example SIP/2.0", "1 BYE", ";tag=to-7"), attack.host_b);
  attack.send(head("CANCEL sip:party-2.example SIP/2.0", "1 CANCEL"), attack.host_b);
  attack.send(head("OPTIONS sip:party-2.example SIP/2.0", "1 OPTIONS"), attack.host_b);
  attack.send(head("INVITE sip:party-2.example SIP/2.0", "1 INVITE", ";tag=x"),
              attack.host_b);                                                          // in no dialog
  attack.send(head("INVITE sip:party-2.example SIP/2.0", "1 INVITE"), attack.host_b);  // without Date
  std::vector<std::string> answers;
  for (const std::string& what : attack.star.ladder())
    if (what.starts_with("b>eve")) answers.push_back(what.substr(6));
  EXPECT_THAT(answers, ElementsAre("481", "501", "501", "481", "400"));
  EXPECT_THAT(attack.callee->invites, IsEmpty());
  EXPECT_EQ(attack.left(), 0u);
}

TEST(SipHostile, ByeOfAStrangerEndsNoCall) {
  Attack attack;
  attack.caller->agent.invite(invite_number(7, a), b);
  attack.star.run(second);
  attack.send(head("BYE sip:party-1.example SIP/2.0", "1 BYE", ";tag=from-7"), attack.host_a);
  EXPECT_EQ(attack.caller->agent.calls(), 1u);
  attack.send(head("BYE sip:party-2.example SIP/2.0", "1 BYE", ";tag=guess"), attack.host_b);
  EXPECT_EQ(attack.callee->agent.calls(), 1u);
}

// Our callers leave that to the called side; others do not.
TEST(SipHostile, CallerMayEndTheCallToo) {
  Attack attack;
  attack.caller->agent.invite(invite_number(7, a), b);
  attack.star.run(second);
  std::string bye = head("BYE sip:party-2.example SIP/2.0", "2 BYE", ";tag=to-7");
  bye.replace(bye.find("tag=1"), 5, "tag=from-7");
  attack.star.sent.clear();
  attack.send(bye, attack.host_b);
  EXPECT_THAT(attack.star.ladder(), ElementsAre("eve>b BYE", "b>eve 200", "b>phone BYE", "phone>b 200"));
  attack.send(bye, attack.host_b);
  EXPECT_EQ(attack.star.sent.back().what, "b>eve 200");  // it was heard
  EXPECT_EQ(attack.callee->agent.calls(), 0u);
  EXPECT_FALSE(attack.callee->agent.hang_up(CallId{7}));
}

TEST(SipHostile, GatewayPassesNothingOnThatHasGoneTooFar) {
  Attack attack;
  attack.callee->next = a;
  const std::string invite = render(invite_number(7, Attack::eve, 10), {.from = Attack::eve, .to = b},
                                    {.transport = messages::SipTransport::udp, .max_forwards = 0})
                                 .text();
  attack.send(invite, attack.host_b);
  EXPECT_THAT(attack.star.ladder(), ElementsAre("eve>b INVITE", "b>eve 483"));
  EXPECT_EQ(attack.callee->agent.calls(), 0u);
}

TEST(SipHostile, SameCallByAnotherWayIsALoop) {
  Attack attack;
  attack.callee->code = 0;
  attack.caller->agent.invite(invite_number(7, a), b);
  attack.star.run(second);
  const std::string copy = render(invite_number(7, a, 10), {.from = Attack::eve, .to = b},
                                  {.transport = messages::SipTransport::udp})
                               .text();
  attack.send(copy, attack.host_b);
  EXPECT_EQ(attack.star.sent.back().what, "b>eve 482");
  EXPECT_EQ(attack.callee->invites.size(), 1u);
}

// Calls that are begun and left alone are given up.
TEST(SipHostile, ManyCallsThatNobodyFinishes) {
  Attack attack;
  for (std::uint64_t call = 1; call <= 100; ++call)
    attack.send(render(invite_number(call, Attack::eve, 10), {.from = Attack::eve, .to = b},
                       {.transport = messages::SipTransport::udp})
                    .text(),
                attack.host_b);
  EXPECT_EQ(attack.callee->invites.size(), 100u);
  EXPECT_GT(attack.left(), 100u);
  attack.star.run(200 * second);
  EXPECT_EQ(attack.left(), 0u);
}

TEST(SipHostile, StreamWithoutEnd) {
  Attack attack(by_tcp);
  const auto endless = attack.connect(), slow = attack.connect();
  endless->send("INVITE sip:x SIP/2.0\r\n");
  slow->send("INVITE sip:x SIP/2.0\r\n");
  attack.star.run(second);
  EXPECT_EQ(attack.callee->agent.connections(), 2u);
  endless->send(std::string(100'000, 'x'));
  attack.star.run(5 * second);
  EXPECT_EQ(attack.callee->agent.connections(), 1u);
  slow->send("x");
  attack.star.run(100 * second);
  EXPECT_EQ(attack.callee->agent.connections(), 0u);
  EXPECT_EQ(attack.left(), 0u);
}

TEST(SipHostile, StreamsThatCannotBeCut) {
  Attack attack(by_tcp);
  std::vector<std::shared_ptr<TcpStream>> streams;
  for (const char* field : {"X: 1", "Content-Length: 99999999999", "Content-Length: -1",
                            "Content-Length: 1\r\nl: 2", "Content-Length: 0\r\n folded: x"}) {
    streams.push_back(attack.connect());
    streams.back()->send(std::string("INVITE sip:x SIP/2.0\r\n") + field + "\r\n\r\n");
  }
  attack.star.run(second);
  // The first and the last can be cut, and what is cut out is no SIP either.
  EXPECT_EQ(attack.callee->agent.connections(), 2u);
  EXPECT_EQ(attack.callee->agent.counters().malformed, 5u);
}

TEST(SipHostile, MessagesInPiecesAndTogether) {
  Attack attack(by_tcp);
  const auto stream = attack.connect();
  std::string two;
  for (const std::uint64_t call : {1, 2})
    two += "\r\n" + render(invite_number(call, Attack::eve, 10), {.from = Attack::eve, .to = b},
                           {.transport = messages::SipTransport::tcp})
                        .text();
  for (std::size_t i = 0; i < two.size(); i += 100) {
    stream->send(two.substr(i, 100));
    attack.star.run(Duration(ns3::Simulator::Now().GetNanoSeconds()) + second / 20);
  }
  EXPECT_EQ(attack.callee->invites.size(), 2u);
  stream->send(render(invite_number(3, Attack::eve, 10), {.from = Attack::eve, .to = b}, {}).text() +
               render(invite_number(4, Attack::eve, 10), {.from = Attack::eve, .to = b}, {}).text());
  attack.star.run(10 * second);
  EXPECT_EQ(attack.callee->invites.size(), 4u);
}

TEST(SipHostile, AgentsMayGoAtAnyMoment) {
  for (const SipSettings& settings : {by_udp, by_tcp})
    for (int moment = 0; moment < 50; ++moment) {
      Attack attack(settings);
      attack.caller->agent.invite(invite_number(7, a), b);
      attack.star.run(moment * second / 1000);
      (moment % 2 == 0 ? attack.callee : attack.caller).reset();
      attack.star.run(second);
      attack.caller.reset();
      attack.callee.reset();
      attack.phone.reset();
      attack.star.run(100 * second);
    }
}

}  // namespace
}  // namespace ishaken::sim
