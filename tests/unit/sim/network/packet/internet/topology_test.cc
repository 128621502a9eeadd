// The cables between countries, and that a packet takes as long on them as the LinkTable says.
#include "sim/network/packet/internet/topology.h"

#include <gmock/gmock.h>
#include <ns3/inet-socket-address.h>
#include <ns3/simulator.h>
#include <ns3/udp-socket-factory.h>
#include <ns3/udp-socket.h>

#include "sim/engine/engine.h"
#include "sim/network/packet/internet/stack.h"

namespace ishaken::sim {
namespace {

using namespace std::chrono_literals;
using parties::Role;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;

const CountryCode FR("FR"), DE("DE"), US("US"), JP("JP");

struct TopologyTest : testing::Test {
  TopologyTest() {
    model.access_rate = model.backbone_rate = 1e12;  // on which bytes take next to no time
    model.access_queue = model.backbone_queue = 100;
    model.neighbours = 1;
    model.mtu = 1500;
    set_stack_defaults(model.mtu, false);
  }
  parties::Directory directory;
  const PartyId registry =
                    directory.add({"registry", Role::international_registry, {}, "registry.example", 1}),
                fr1 = directory.add({"FR/provider/1", Role::service_provider, FR, "p1.fr.example", 2}),
                fr2 = directory.add({"FR/provider/2", Role::service_provider, FR, "p2.fr.example", 3}),
                de1 = directory.add({"DE/provider/1", Role::service_provider, DE, "p1.de.example", 4}),
                us1 = directory.add({"US/provider/1", Role::service_provider, US, "p1.us.example", 5}),
                jp1 = directory.add({"JP/cr", Role::certificate_repository, JP, "cr.jp.example", 6}),
                outside = directory.add({"outside", Role::outside_world, {}, "", 7});
  LinkModel given{.spread = 0.3, .jitter = {}, .loss = 0, .domestic_round_trip = 10ms, .overrides = {}};
  const std::vector<LinkTable::Site> sites{{{}, {46.2, 6.15, Region::europe}},
                                           {FR, {48.9, 2.3, Region::europe}},
                                           {DE, {52.5, 13.4, Region::europe}},
                                           {US, {38.9, -77, Region::north_america}},
                                           {JP, {35.7, 139.7, Region::east_asia}}};
  TransportModel model;
  Engine engine{Instant{}};
  Faults faults{directory};
  std::unique_ptr<LinkTable> links;
  std::unique_ptr<Topology> topology;

  void build() {
    links = std::make_unique<LinkTable>(given, sites, 1);
    topology = std::make_unique<Topology>(directory, *links, model, faults, 1);
  }

  // How long each of so many datagrams takes that are sent at once; of those that arrive.
  std::vector<Duration> flights(PartyId from, PartyId to, std::uint32_t bytes, int datagrams) {
    const auto& target = topology->host(to);
    const auto open = ns3::Socket::CreateSocket(target.node, ns3::UdpSocketFactory::GetTypeId());
    open->Bind(ns3::InetSocketAddress(target.address, 5060));
    const Instant sent = engine.now();
    std::vector<Duration> took;
    open->SetRecvCallback(ns3::Callback<void, ns3::Ptr<ns3::Socket>>([&](ns3::Ptr<ns3::Socket> socket) {
      EXPECT_EQ(socket->Recv()->GetSize(), bytes);
      took.push_back(engine.now() - sent);
    }));
    const auto sender =
        ns3::Socket::CreateSocket(topology->host(from).node, ns3::UdpSocketFactory::GetTypeId());
    for (int i = 0; i < datagrams; ++i)
      sender->SendTo(ns3::Create<ns3::Packet>(bytes), 0, ns3::InetSocketAddress(target.address, 5060));
    ns3::Simulator::Stop(ns3::Seconds(5));  // an Engine ends once
    ns3::Simulator::Run();
    open->Close();
    sender->Close();
    return took;
  }
  // Of one; nothing where it is lost.
  std::optional<Duration> flight(PartyId from, PartyId to, std::uint32_t bytes = 100) {
    const auto took = flights(from, to, bytes, 1);
    return took.empty() ? std::nullopt : std::optional(took.front());
  }
  void expect_half_a_round_trip(PartyId from, PartyId to) {
    SCOPED_TRACE(directory.at(from).path + " to " + directory.at(to).path);
    const auto took = flight(from, to);
    ASSERT_TRUE(took);
    const Duration half = links->round_trip(directory.at(from).country, directory.at(to).country) / 2;
    EXPECT_NEAR(in_seconds(*took), in_seconds(half), 1e-6);
  }
};

TEST_F(TopologyTest, APacketTakesHalfARoundTripBetweenAnyTwo) {
  build();
  for (const PartyId from : {registry, fr1, de1, us1, jp1})
    for (const PartyId to : {registry, fr2, de1, us1, jp1})
      if (from != to) expect_half_a_round_trip(from, to);
}

TEST_F(TopologyTest, SatellitesAndVeryFastPairsToo) {
  given.overrides[{FR, JP}].round_trip = 600ms;
  given.overrides[{JP, US}].round_trip = 1ms;  // faster than light in fibre
  build();
  expect_half_a_round_trip(fr1, jp1);
  expect_half_a_round_trip(us1, jp1);
  expect_half_a_round_trip(jp1, us1);
}

TEST_F(TopologyTest, NeighboursMayBeFasterThanTheirCableWouldBe) {
  model.neighbours = 3;                       // so that these two have a cable
  given.overrides = {{{DE, FR}, {2ms, {}}}};  // by fibre there and back it would be 9
  build();
  const auto took = flight(fr1, de1);
  ASSERT_TRUE(took);
  EXPECT_NEAR(in_seconds(*took), 0.001, 1e-5);
}

TEST_F(TopologyTest, CountriesAreJoinedToTheirNeighboursAndNotToAll) {
  build();
  EXPECT_THAT(topology->cables(), Contains("world-FR"));
  EXPECT_THAT(topology->cables(), Contains("world-DE"));
  EXPECT_THAT(topology->cables(), Not(Contains("FR-DE"))) << "by way of the registry's site";
  EXPECT_THAT(topology->cables(), Not(Contains("FR-JP")));
}

TEST_F(TopologyTest, ANamedCableIsUsedAndMayBeSlow) {
  model.cables[{FR, US}] = 1e6;
  build();
  EXPECT_THAT(topology->cables(), Contains("FR-US"));
  const auto took = flight(fr1, us1, 1000);
  ASSERT_TRUE(took);
  // 1030 bytes with the headers at 1 Mbit/s
  EXPECT_NEAR(in_seconds(*took), in_seconds(links->round_trip(FR, US) / 2) + 0.00824, 1e-5);
}

TEST_F(TopologyTest, PacketsLeaveOneAfterTheOtherAndWaitInABoundedQueue) {
  model.access_rate = 1e6;
  model.access_queue = 3;
  build();
  const auto alone = flight(fr1, de1, 970);
  ASSERT_TRUE(alone);
  // 1000 bytes with the headers take 8 ms at 1 Mbit/s: one leaves, three wait, two are too many.
  EXPECT_THAT(flights(fr1, de1, 970, 6), ElementsAre(*alone, *alone + 8ms, *alone + 16ms, *alone + 24ms));
  const auto link = std::ranges::find(topology->links(), "FR/provider/1", &Topology::NamedLink::a)->link;
  EXPECT_EQ(link->sent_by(0).packets, 5u);
  EXPECT_EQ(link->sent_by(0).dropped, 2u);
  EXPECT_EQ(link->sent_by(1).dropped, 0u);
  EXPECT_EQ(flight(fr1, de1, 970), alone) << "the queue is empty again";
}

TEST_F(TopologyTest, ADatagramForNobodyGoesNowhere) {
  build();
  for (const char* const nobody : {"10.200.0.2", "10.1.200.2", "8.8.8.8", "10.255.0.1"}) {
    SCOPED_TRACE(nobody);
    const auto sender =
        ns3::Socket::CreateSocket(topology->host(fr1).node, ns3::UdpSocketFactory::GetTypeId());
    sender->SendTo(ns3::Create<ns3::Packet>(100), 0, ns3::InetSocketAddress(ns3::Ipv4Address(nobody), 5060));
    ns3::Simulator::Stop(ns3::Seconds(5));
    ns3::Simulator::Run();
    sender->Close();
  }
  for (const auto& [a, b, link] : topology->links()) {
    const bool is_its_own = a == "FR/provider/1";
    EXPECT_EQ(link->sent_by(0).packets, is_its_own ? 4u : 0u) << a << ' ' << b;
    EXPECT_EQ(link->sent_by(0).lost, link->sent_by(0).packets) << a << ' ' << b;
    EXPECT_EQ(link->sent_by(1).packets, 0u) << a << ' ' << b;
  }
  EXPECT_TRUE(flight(fr1, de1));
}

TEST_F(TopologyTest, WhatIsDownOrCutOffGetsNothing) {
  build();
  faults.take_down(de1);
  EXPECT_FALSE(flight(fr1, de1));
  EXPECT_FALSE(flight(de1, fr1));
  EXPECT_TRUE(flight(fr1, us1));
  faults.bring_up(de1);
  EXPECT_TRUE(flight(fr1, de1));
  faults.disrupt(1, {.between = {{DE}, {US}}});
  EXPECT_FALSE(flight(us1, de1));
  EXPECT_TRUE(flight(fr1, de1));
  faults.mend(1);
  EXPECT_TRUE(flight(us1, de1));
}

TEST_F(TopologyTest, LinksMayGetWorseForAWhile) {
  build();
  const auto usual = flight(us1, de1), other = flight(fr1, de1);
  ASSERT_TRUE(usual && other);
  const unsigned detour = 1, loss = 2;
  faults.disrupt(detour, {.between = {{DE}, {US}}, .cut = false, .longer = 300ms});
  EXPECT_EQ(flight(us1, de1), *usual + 150ms) << "half of it each way";
  EXPECT_EQ(flight(de1, us1), *usual + 150ms);
  EXPECT_EQ(flight(fr1, de1), other);
  faults.disrupt(loss, {.between = {{DE}, {}}, .cut = false, .loss = 0.5});
  int lost = 0;
  for (int i = 0; i < 400; ++i) lost += !flight(fr1, de1);
  EXPECT_NEAR(lost, 200, 40);  // four deviations
  faults.mend(detour);
  faults.mend(loss);
  for (int i = 0; i < 20; ++i) EXPECT_EQ(flight(us1, de1), usual);
}

TEST_F(TopologyTest, ALinkThatLosesAllLosesAll) {
  given.overrides[{DE, FR}].loss = 1;
  build();
  EXPECT_FALSE(flight(fr1, de1));
  EXPECT_TRUE(flight(fr1, us1));
}

TEST_F(TopologyTest, AFloodFillsTheQueueBeforeItsVictimAlone) {
  model.access_rate = 1e6;
  model.access_queue = 10;
  build();
  const auto before = flight(us1, de1);
  ASSERT_TRUE(before);
  faults.flood(de1, 0.5);
  int lost = 0;
  for (int i = 0; i < 400; ++i) {
    const auto took = flight(us1, de1);
    EXPECT_EQ(took.value_or(*before + 120ms), *before + 120ms) << "ten packets of 1500 bytes at 1 Mbit/s";
    lost += !took;
  }
  EXPECT_NEAR(lost, 200, 40);  // four deviations
  EXPECT_EQ(flight(de1, us1), before) << "the other way";
  EXPECT_TRUE(flight(us1, fr1));
  faults.end_flood(de1, 0.5);
  EXPECT_EQ(flight(us1, de1), before);
}

TEST_F(TopologyTest, LinksCountWhatTheyCarryAndLose) {
  build();
  faults.take_down(de1);
  EXPECT_FALSE(flight(fr1, de1));
  EXPECT_TRUE(flight(fr1, us1));
  const auto link = std::ranges::find(topology->links(), "FR/provider/1", &Topology::NamedLink::a)->link;
  EXPECT_EQ(link->sent_by(0).packets, 2u);
  EXPECT_EQ(link->sent_by(0).bytes, 2u * (100 + 8 + 20 + 2));
  EXPECT_EQ(link->sent_by(0).lost, 1u);
  EXPECT_EQ(link->sent_by(1).packets, 0u);
}

TEST_F(TopologyTest, AddressesTellWhoseTheyAre) {
  build();
  for (const PartyId party : {registry, fr1, fr2, de1, us1, jp1})
    EXPECT_EQ(topology->party_at(topology->host(party).address), party);
  EXPECT_EQ(topology->party_at(ns3::Ipv4Address("10.200.0.2")), no_party);
  EXPECT_EQ(topology->party_at(ns3::Ipv4Address("8.8.8.8")), no_party);
  EXPECT_EQ(topology->host(outside).node, nullptr);
  EXPECT_NE(topology->phones(fr1).node, nullptr);
  EXPECT_EQ(topology->phones(jp1).node, nullptr);
}

}  // namespace
}  // namespace ishaken::sim
