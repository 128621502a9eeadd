// Envelopes go in and come out: what a party sends is what another receives, whatever carried it; and whoever
// waits in vain is told.
#include "sim/network/packet/packet_network.h"

#include <gmock/gmock.h>
#include <ns3/simulator.h>

#include "sim/engine/engine.h"

namespace ishaken::sim {
namespace {

using namespace std::chrono_literals;
using messages::Envelope;
using messages::Message;
using parties::Role;
using testing::IsEmpty;
using testing::SizeIs;

const CountryCode FR("FR"), DE("DE");
const Instant begin = *parse_instant("2026-01-01");

TransportModel plain_transport() {
  TransportModel model;
  model.keep_alive = 30s;
  model.resumption = model.real_tls = true;
  model.mtu = 1500;
  model.access_rate = 100e6;
  model.backbone_rate = 10e9;
  model.access_queue = model.backbone_queue = 1000;
  model.neighbours = 3;
  return model;
}

struct PacketNetworkTest : testing::Test, private Inbox, private Meter {
  struct Carried {
    Duration latency;
    std::uint64_t bytes;
    bool delivered;
  };
  parties::Directory directory;
  const PartyId registry =
                    directory.add({"registry", Role::international_registry, {}, "registry.example", 1}),
                ga = directory.add({"FR/ga", Role::governance_authority, FR, "ga.fr.example", 2}),
                pa = directory.add({"FR/pa", Role::policy_administrator, FR, "pa.fr.example", 2}),
                fr = directory.add({"FR/provider/1", Role::service_provider, FR, "p1.fr.example", 3}),
                de = directory.add({"DE/provider/1", Role::service_provider, DE, "p1.de.example", 4}),
                outside = directory.add({"outside", Role::outside_world, {}, "", 5});
  Engine engine{begin};
  LinkModel latencies{.spread = 0,
                      .jitter = {},
                      .loss = 0,
                      .domestic_round_trip = 10ms,
                      .overrides = {{{DE, FR}, {100ms, {}}}}};
  LinkTable links{latencies,
                  {{{}, {46.2, 6.15, Region::europe}},
                   {FR, {48.9, 2.3, Region::europe}},
                   {DE, {52.5, 13.4, Region::europe}}},
                  1};
  Faults faults{directory};
  Taps taps{directory};
  TransportModel transport = plain_transport();
  std::unique_ptr<Network> network;
  std::vector<std::pair<Duration, Envelope>> arrived;
  std::vector<std::pair<Duration, Loss>> losses;
  std::vector<Carried> carried_;
  std::function<void(const Envelope&)> react = [](const Envelope&) {};

  void build() {
    network =
        packet_network(engine, directory, links, transport, faults, taps, *this, *this, 1, begin + 240h, {});
  }
  void deliver(const Envelope& envelope) override {
    arrived.emplace_back(engine.now() - begin, envelope);
    react(envelope);
  }
  void lost(const Loss& loss) override { losses.emplace_back(engine.now() - begin, loss); }
  void intercepted(PartyId adversary, messages::Intercepted caught) override {
    arrived.emplace_back(engine.now() - begin, Envelope{caught.envelope->from, adversary, {}, false, {}});
    network->pass(*caught.envelope);
  }
  void carried(const Envelope&, Instant, std::uint64_t bytes, Duration latency, bool delivered) override {
    carried_.push_back({latency, bytes, delivered});
  }
  void play(Duration time) { engine.run(begin + time, 1'000'000'000); }
  static void at(Duration time, std::function<void()> what) {
    ns3::Simulator::Schedule(ns3::NanoSeconds(time.count()), std::move(what));
  }
  template <class T>
  const T& message(std::size_t which) const {
    return std::get<T>(arrived.at(which).second.message);
  }
};

messages::Invite call_to(CallId call, PartyId origin) {
  messages::Invite invite;
  invite.call = call;
  invite.origin = origin;
  invite.calling = *TelephoneNumber::parse("33123456789");
  invite.called = *TelephoneNumber::parse("4930123456");
  invite.date = begin;
  invite.identity = {std::string(560, 'x') + ";info=<https://cr.fr.example/1.pem>;alg=ES256;ppt=shaken"};
  return invite;
}

TEST_F(PacketNetworkTest, ARequestAndItsAnswer) {
  build();
  const messages::CertificateRequest question{"https://p1.de.example/cert/1.pem"};
  messages::CertificateReply answer;
  answer.chain = std::string(3000, 'c');
  answer.max_age = 24h;
  react = [&](const Envelope& envelope) {
    if (envelope.to == de) network->send({de, envelope.from, envelope.request, true, answer});
  };
  network->send({fr, de, RequestId{7}, false, question});
  play(10s);
  ASSERT_THAT(arrived, SizeIs(2));
  const auto& [asked_at, asked] = arrived[0];
  EXPECT_EQ(asked.from, fr);
  EXPECT_EQ(asked.to, de);
  EXPECT_EQ(asked.request, RequestId{7});
  EXPECT_FALSE(asked.is_reply);
  EXPECT_EQ(message<messages::CertificateRequest>(0), question);
  EXPECT_NEAR(in_seconds(asked_at), 0.25, 0.005);  // TCP, TLS, and half a round trip
  const auto& [answered_at, answered] = arrived[1];
  EXPECT_EQ(answered.from, de);
  EXPECT_EQ(answered.to, fr);
  EXPECT_EQ(answered.request, RequestId{7});
  EXPECT_TRUE(answered.is_reply);
  EXPECT_EQ(message<messages::CertificateReply>(1), answer);
  EXPECT_NEAR(in_seconds(answered_at), 0.3, 0.005);
  ASSERT_THAT(carried_, SizeIs(2));
  EXPECT_TRUE(carried_[0].delivered && carried_[1].delivered);
  EXPECT_EQ(carried_[0].latency, asked_at);
  EXPECT_EQ(carried_[1].latency, answered_at - asked_at);
}

// What the cable of `fr` to its country carried that way.
const LinkTotals& uplink(const std::vector<LinkTotals>& links) {
  return *std::ranges::find(links, "FR/provider/1", &LinkTotals::from);
}

TEST_F(PacketNetworkTest, LinksCountWhatSipSendsAgain) {
  build();
  faults.disrupt(1, {.between = {{FR}, {DE}}});
  network->send({fr, de, {}, false, call_to(CallId{5}, fr)});
  std::uint64_t packets = 0;  // fragments of one INVITE
  at(100ms, [&] { packets = uplink(network->links()).packets; });
  at(1s, [&] {
    EXPECT_GE(packets, 2u) << "it is larger than a packet";
    EXPECT_EQ(uplink(network->links()).packets, 2 * packets);
    EXPECT_EQ(uplink(network->links()).retransmitted, packets);
    faults.mend(1);
  });
  play(30s);
  EXPECT_EQ(uplink(network->links()).retransmitted, 2 * packets) << "again after 1.5 s, and heard";
}

TEST_F(PacketNetworkTest, LinksCountWhatTcpSendsAgain) {
  build();
  const auto ask = [&](std::uint64_t number) {
    network->send(
        {fr, de, RequestId{number}, false, messages::CertificateRequest{"https://p1.de.example/cert/1.pem"}});
  };
  ask(7);
  at(5s, [&] {
    EXPECT_EQ(uplink(network->links()).retransmitted, 0u);
    faults.disrupt(1, {.between = {{FR}, {DE}}});
    ask(8);  // by a second connection, since the first waits for its answer
  });
  at(10s, [&] {
    EXPECT_GE(uplink(network->links()).retransmitted, 1u) << "its SYN";
    faults.mend(1);
  });
  play(60s);
  EXPECT_LE(uplink(network->links()).retransmitted, 4u);
  EXPECT_EQ(std::ranges::count(arrived, de, [](const auto& each) { return each.second.to; }), 2);
}

TEST_F(PacketNetworkTest, ANoticeIsDeliveredAndNothingComesBack) {
  build();
  network->send({fr, registry, RequestId{1}, false, messages::KeyAlarm{}});
  play(60s);
  ASSERT_THAT(arrived, SizeIs(1));
  EXPECT_EQ(arrived[0].second.to, registry);
}

TEST_F(PacketNetworkTest, AnAnswerThatIsARequestOfItsOwnNamesItsQuestion) {
  build();
  network->send({de, fr, RequestId{9}, true, messages::ApprovalResult{true, ""}});
  play(60s);
  ASSERT_THAT(arrived, SizeIs(1));
  EXPECT_TRUE(arrived[0].second.is_reply);
  EXPECT_EQ(arrived[0].second.request, RequestId{9});
}

TEST_F(PacketNetworkTest, NothingIsSentWithinABody) {
  build();
  network->send({ga, pa, RequestId{1}, false, messages::KeyAlarm{}});
  play(1s);
  ASSERT_THAT(arrived, SizeIs(1));
  EXPECT_EQ(arrived[0].first, 0s);
  EXPECT_THAT(carried_, IsEmpty());
}

TEST_F(PacketNetworkTest, WhoIsDownHearsNothingFromItsOwnBodyEither) {
  build();
  faults.take_down(pa);
  network->send({ga, pa, RequestId{3}, false, messages::KeyAlarm{}});
  play(60s);
  EXPECT_THAT(arrived, IsEmpty());
  ASSERT_THAT(losses, SizeIs(1));
  EXPECT_EQ(losses[0].first, 32s);
  EXPECT_EQ(losses[0].second.waiting, ga);
  EXPECT_EQ(losses[0].second.request, RequestId{3});
}

TEST_F(PacketNetworkTest, WhoStandsOnTheLinkSeesCallsWithinAProviderToo) {
  build();
  taps.add({5, registry, de, {}, true});
  network->send({de, de, RequestId{1}, false, call_to(CallId{42}, de)});
  play(1s);
  ASSERT_THAT(arrived, SizeIs(2));
  EXPECT_EQ(arrived[0].second.to, registry);
  EXPECT_EQ(arrived[1].second.to, de);
}

TEST_F(PacketNetworkTest, WhoAsksSomebodyWhoIsDownLearnsSoAfter32Seconds) {
  build();
  faults.take_down(de);
  network->send({fr, de, RequestId{7}, false, messages::CertificateRequest{"https://p1.de.example/1.pem"}});
  play(60s);
  EXPECT_THAT(arrived, IsEmpty());
  ASSERT_THAT(losses, SizeIs(1));
  EXPECT_EQ(losses[0].second.waiting, fr);
  EXPECT_EQ(losses[0].second.request, RequestId{7});
  EXPECT_NEAR(in_seconds(losses[0].first), 32, 0.01);
  ASSERT_THAT(carried_, SizeIs(1));
  EXPECT_FALSE(carried_[0].delivered);
}

struct OverAnyTransport : PacketNetworkTest, testing::WithParamInterface<TransportModel::Sip> {};

TEST_P(OverAnyTransport, ACallAndItsFinalResponse) {
  transport.sip = GetParam();
  build();
  const messages::Invite invite = call_to(CallId{42}, fr);
  react = [&](const Envelope& envelope) {
    if (envelope.to != de) return;
    network->show(de, CallId{42}, "TN-Validation-Passed");
    network->send({de, fr, {}, false, messages::FinalResponse{CallId{42}, 200, ""}});
  };
  network->send({fr, de, RequestId{1}, false, invite});
  play(60s);
  ASSERT_THAT(arrived, SizeIs(2));
  EXPECT_EQ(arrived[0].second.from, fr);
  EXPECT_EQ(message<messages::Invite>(0), invite);
  EXPECT_EQ(arrived[1].second.to, fr);
  EXPECT_EQ(message<messages::FinalResponse>(1), (messages::FinalResponse{CallId{42}, 200, ""}));
  const double handshake = GetParam() == TransportModel::Sip::udp ? 0 : 0.1;
  EXPECT_NEAR(in_seconds(arrived[1].first), 0.1 + handshake, 0.002);
}

INSTANTIATE_TEST_SUITE_P(Sip, OverAnyTransport,
                         testing::Values(TransportModel::Sip::udp, TransportModel::Sip::tcp,
                                         TransportModel::Sip::by_size));

TEST_F(PacketNetworkTest, ACallThatIsRefusedSaysWhy) {
  build();
  const messages::FinalResponse refusal{CallId{42}, 607, "STIR ;cause=438 ;text=\"Invalid Identity Header\""};
  react = [&](const Envelope& envelope) {
    if (envelope.to == de) network->send({de, fr, {}, false, refusal});
  };
  network->send({fr, de, RequestId{1}, false, call_to(CallId{42}, fr)});
  play(60s);
  ASSERT_THAT(arrived, SizeIs(2));
  EXPECT_EQ(message<messages::FinalResponse>(1), refusal);
}

TEST_F(PacketNetworkTest, ACallToSomebodyWhoIsDownEndsAfterTimerB) {
  build();
  faults.take_down(de);
  network->send({fr, de, RequestId{1}, false, call_to(CallId{42}, fr)});
  play(60s);
  EXPECT_THAT(arrived, IsEmpty());
  ASSERT_THAT(losses, SizeIs(1));
  EXPECT_EQ(losses[0].second.waiting, fr);
  EXPECT_EQ(losses[0].second.call, CallId{42});
  EXPECT_NEAR(in_seconds(losses[0].first), 32, 0.01);
}

TEST_F(PacketNetworkTest, WhoStandsOnTheLinkIsHandedWhatPasses) {
  build();
  taps.add({5, registry, de, {}, true});
  network->send({fr, de, RequestId{1}, false, call_to(CallId{42}, fr)});
  play(1s);
  ASSERT_THAT(arrived, SizeIs(2));
  EXPECT_EQ(arrived[0].second.to, registry);
  EXPECT_EQ(arrived[1].second.to, de);
  EXPECT_EQ(arrived[0].first, arrived[1].first);
}

TEST_F(PacketNetworkTest, LinksTellWhatTheyCarried) {
  build();
  network->send({fr, registry, RequestId{1}, false, messages::KeyAlarm{}});
  play(60s);
  std::uint64_t bytes = 0;
  for (const LinkTotals& each : network->links())
    if (each.from == "FR/provider/1" && each.to == "FR") bytes = each.bytes;
  EXPECT_GT(bytes, 500u);
}

}  // namespace
}  // namespace ishaken::sim
