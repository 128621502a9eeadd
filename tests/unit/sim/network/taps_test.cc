// Where an adversary stands on a link, what passes there, and what a flood takes.
#include "sim/network/taps.h"

#include <gmock/gmock.h>

#include "sim/network/faults.h"
#include "sim/network/message_network.h"

namespace ishaken::sim {
namespace {

using namespace std::chrono_literals;
using messages::Envelope;
using messages::Message;
using parties::Directory;
using parties::Role;
using testing::ElementsAre;
using testing::IsEmpty;

const CountryCode FR("FR"), DE("DE"), US("US");
const Instant begin = *parse_instant("2026-01-01");

struct People {
  Directory directory;
  PartyId ga = directory.add({"FR/ga", Role::governance_authority, FR, "", 1}),
          pa = directory.add({"FR/pa", Role::policy_administrator, FR, "", 1}),  // one body with the STI-GA
      fr1 = directory.add({"FR/provider/1", Role::service_provider, FR, "", 2}),
          de1 = directory.add({"DE/provider/1", Role::service_provider, DE, "", 3}),
          us1 = directory.add({"US/provider/1", Role::service_provider, US, "", 4}),
          mallory = directory.add({"adversary/mallory", Role::adversary, US, "", 5});
};

const Message list = messages::TrustedListReply{200, nullptr}, call = messages::Invite{};

struct TapsTest : testing::Test, People {
  Taps taps{directory};
  unsigned on(PartyId from, PartyId to, const Message& message = list) const {
    const Tap* const tap = taps.on(Envelope{from, to, {}, true, message});
    return tap == nullptr ? 0 : tap->attack;
  }
};

TEST_F(TapsTest, NothingPassesWhereNobodyStands) {
  EXPECT_EQ(on(pa, fr1), 0u);
  EXPECT_EQ(on(fr1, de1, call), 0u);
}

TEST_F(TapsTest, BehindAPartyPassesWhatItServesAndNotWhatItIsAsked) {
  taps.add({7, mallory, pa});
  EXPECT_EQ(on(pa, fr1), 7u);
  EXPECT_EQ(on(pa, de1), 7u);
  EXPECT_EQ(on(fr1, pa), 0u);
  EXPECT_EQ(on(de1, fr1), 0u);
  EXPECT_EQ(on(pa, mallory), 0u);  // what it reads there itself
  EXPECT_EQ(on(pa, ga), 0u);       // nothing leaves the house
}

TEST_F(TapsTest, OnlyReadersOfTheCountriesNamedAreFooled) {
  taps.add({7, mallory, pa, {DE}});
  EXPECT_EQ(on(pa, de1), 7u);
  EXPECT_EQ(on(pa, fr1), 0u);
  EXPECT_EQ(on(pa, us1), 0u);
}

TEST_F(TapsTest, BeforeAPartyPassCallsThatComeInAlone) {
  taps.add({7, mallory, de1, {}, true});
  EXPECT_EQ(on(fr1, de1, call), 7u);
  EXPECT_EQ(on(fr1, de1, list), 0u);
  EXPECT_EQ(on(de1, fr1, call), 0u);
  EXPECT_EQ(on(fr1, us1, call), 0u);
  EXPECT_EQ(on(mallory, de1, call), 0u);  // its own
}

TEST_F(TapsTest, TheFirstOfSeveralCountsAndEachIsTakenAwayByItself) {
  taps.add({7, mallory, pa, {DE}});
  taps.add({8, mallory, pa});
  EXPECT_EQ(on(pa, de1), 7u);
  EXPECT_EQ(on(pa, fr1), 8u);
  taps.remove(7);
  EXPECT_EQ(on(pa, de1), 8u);
  taps.remove(8);
  taps.remove(8);
  EXPECT_EQ(on(pa, de1), 0u);
}

struct FloodTest : testing::Test, People {
  Faults faults{directory};
  Stream draws = Stream(1, "flood").at(1);
  // How far a stream is after the question.
  bool drew(PartyId from, PartyId to) {
    Stream before = Stream(1, "other").at(3), after = before;
    (void)faults.lost_to_flood(from, to, after);
    return before.below(1'000'000) != after.below(1'000'000);
  }
  double share(PartyId from, PartyId to) {
    int lost = 0;
    for (int i = 0; i < 20'000; ++i) lost += faults.lost_to_flood(from, to, draws);
    return lost / 20'000.0;
  }
};

TEST_F(FloodTest, DrawsNothingWhereThereIsNone) {
  EXPECT_FALSE(drew(fr1, pa));
  faults.flood(pa, 0.5);
  EXPECT_TRUE(drew(fr1, pa));
  EXPECT_TRUE(drew(pa, fr1));
  EXPECT_FALSE(drew(fr1, de1));
  faults.end_flood(pa, 0.5);
  EXPECT_FALSE(drew(fr1, pa));
}

TEST_F(FloodTest, TakesItsShareBothWays) {
  faults.flood(pa, 0.9);
  EXPECT_NEAR(share(fr1, pa), 0.9, 0.01);
  EXPECT_NEAR(share(pa, fr1), 0.9, 0.01);
  EXPECT_EQ(share(fr1, de1), 0);
  faults.flood(de1, 1);
  EXPECT_EQ(share(fr1, de1), 1);
  faults.end_flood(de1, 1);
  EXPECT_EQ(share(fr1, de1), 0);
}

TEST_F(FloodTest, TheEndOfOneIsNotTheEndOfAnother) {
  faults.flood(pa, 0.5);
  faults.flood(pa, 0.8);
  EXPECT_NEAR(share(fr1, pa), 0.9, 0.01);
  faults.end_flood(pa, 0.5);
  EXPECT_NEAR(share(fr1, pa), 0.8, 0.01);
  faults.end_flood(pa, 0.3);  // there is none of that strength
  EXPECT_NEAR(share(fr1, pa), 0.8, 0.01);
  faults.end_flood(pa, 0.8);
  EXPECT_EQ(share(fr1, pa), 0);
}

// On which bytes take next to no time.
TransportModel on_wide_links() {
  TransportModel model;
  model.mtu = 1500;
  model.access_rate = 1e12;
  return model;
}

struct TappedNetworkTest : testing::Test, People, private Inbox, private Meter {
  struct Delivered {
    PartyId to;
    std::string what;
    bool operator==(const Delivered&) const = default;
  };
  Engine engine{begin};
  LinkTable links{
      {}, {{FR, {48, 2, Region::europe}}, {DE, {52, 13, Region::europe}}, {US, {39, -77, {}}}, {{}, {}}}, 1};
  const TransportModel transport = on_wide_links();
  Faults faults{directory};
  Taps taps{directory};
  MessageNetwork network{engine, directory, links, transport, faults, taps, *this, *this, 1};
  std::vector<std::pair<PartyId, std::size_t>> arrived;  // to whom, which kind of message
  std::vector<PartyId> told_of_loss;
  std::shared_ptr<const Envelope> caught;
  std::vector<Instant> times;
  bool goes_on = true;

  void deliver(const Envelope& envelope) override {
    arrived.emplace_back(envelope.to, envelope.message.index());
    times.push_back(engine.now());
  }
  void lost(const Loss& loss) override { told_of_loss.push_back(loss.waiting); }
  void intercepted(PartyId adversary, messages::Intercepted what) override {
    arrived.emplace_back(adversary, interception);
    times.push_back(engine.now());
    caught = std::move(what.envelope);
    if (goes_on) network.pass(*caught);
  }
  void carried(const Envelope&, Instant, std::uint64_t, Duration, bool) override {}
  void send(PartyId from, PartyId to, const Message& message) {
    network.send({from, to, RequestId{9}, true, message});
  }
  void play() {
    while (engine.run(begin + 10min, 1000)) continue;
  }
  static std::size_t kind(const Message& message) { return message.index(); }
  static constexpr std::size_t interception = ~std::size_t{0};  // which is no message
  const std::size_t a_list = kind(list);
};

TEST_F(TappedNetworkTest, WhatIsInterceptedGoesToTheAdversaryFirstAndOnlyOnce) {
  taps.add({7, mallory, pa});
  taps.add({8, mallory, pa});  // and not by the next one, either
  send(pa, de1, list);
  play();
  EXPECT_THAT(arrived, ElementsAre(std::pair(mallory, interception), std::pair(de1, a_list)));
  EXPECT_EQ(caught->from, pa);
  EXPECT_EQ(caught->to, de1);
  EXPECT_EQ(caught->request, RequestId{9});
  EXPECT_TRUE(caught->is_reply);
}

TEST_F(TappedNetworkTest, ATapCostsNoTime) {
  taps.add({7, mallory, pa});
  send(pa, de1, list);
  send(fr1, de1, list);  // as far
  play();
  ASSERT_EQ(times.size(), 3u);
  EXPECT_GT(times[0], begin);
  EXPECT_EQ(times[0], times[1]);
  EXPECT_EQ(times[0], times[2]);
}

TEST_F(TappedNetworkTest, WhatTheAdversaryHoldsBackDoesNotArrive) {
  taps.add({7, mallory, pa});
  goes_on = false;
  send(pa, de1, list);
  play();
  EXPECT_THAT(arrived, ElementsAre(std::pair(mallory, interception)));
}

TEST_F(TappedNetworkTest, WhatIsLostOnTheWayPassesNobody) {
  taps.add({7, mallory, pa});
  faults.take_down(de1);
  send(pa, de1, list);
  faults.bring_up(de1);
  faults.flood(pa, 1);
  send(pa, de1, list);
  play();
  EXPECT_THAT(arrived, IsEmpty());
  EXPECT_THAT(told_of_loss, ElementsAre(de1, de1));
}

}  // namespace
}  // namespace ishaken::sim
