// Probes against verifiers that answer by a script: told of changes alone, at the exact moments, and nobody
// is asked without need.
#include "sim/world/probes.h"

#include <gmock/gmock.h>

#include "models/pki/issuing.h"
#include "models/pki/pem.h"

namespace ishaken::sim {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using testing::ElementsAre;
using testing::IsEmpty;
using Acceptance = parties::ServiceProvider::Acceptance;

const Instant begin = *parse_instant("2026-01-01");
const CountryCode FR("FR"), DE("DE"), XA("XA");

struct Told {
  int minute;
  unsigned provider, attack;
  bool accepts;
  bool operator==(const Told&) const = default;
};
void PrintTo(const Told& told, std::ostream* out) {
  *out << told.minute << " min: " << told.provider << (told.accepts ? " accepts " : " refuses ")
       << told.attack;
}

class ProbesTest : public testing::Test {
 protected:
  ProbesTest() {
    directory.add({"DE/pa", parties::Role::policy_administrator, DE, "pa.de.example", 1});
    for (unsigned i = 0; i < 2; ++i) {
      const PartyId id = directory.add({"", parties::Role::service_provider, FR, "", 2 + i});
      verifiers.push_back({id, [this, i](const std::string& x5u, const auto&, const auto&, Instant now) {
                             ++asked;
                             last_asked_at = now;
                             return answers[i][x5u];
                           }});
    }
  }

  // A leaf of an STI-CA of its own, whose CRL is that of DE/pa.
  std::string chain(Duration lifetime = hours(1000)) {
    const auto key = pki::PrivateKey::derive(7, "key");
    const auto root = pki::root_template(pki::root_name("DE", "CA"), key.public_key(), Bytes(16, 1),
                                         {begin - hours(1), begin + hours(10000)});
    const auto made = [&](const pki::CertificateTemplate& wanted) {
      return pki::decode_certificate(pki::issue_certificate(wanted, key, *crypto)).value();
    };
    return pki::to_pem(*made(pki::leaf_template(
        *made(root), pki::provider_name("DE", "P", "123A"), key.public_key(), "123A", Bytes(16, 2),
        {begin - hours(1), begin + lifetime}, {"2.999.49", {"https://pa.de.example/crl", {}}})));
  }
  parties::ForgeryReady forgery(std::string x5u, unsigned attack = 1, Duration lifetime = hours(1000)) {
    return {attack, std::move(x5u), chain(lifetime), {}};
  }
  void at(int minute, std::function<void(Probes&)> act) {
    script.push_back(std::move(act));
    engine.at(begin + minutes(minute), [this, which = script.size() - 1] { script[which](*probes); });
  }
  static void installs_list(Probes& probes, PartyId who) { probes.observed(who, parties::ListInstalled{}); }

  // Plays it and says what was told.
  std::vector<Told> play() {
    probes = std::make_unique<Probes>(
        verifiers, directory, certificates, engine, [this](PartyId provider, unsigned attack, bool accepts) {
          told.push_back(
              {static_cast<int>((engine.now() - begin) / minutes(1)), number(provider), attack, accepts});
        });
    while (engine.run(begin + hours(100), 1000)) continue;
    return told;
  }

  std::unique_ptr<pki::Crypto> crypto = pki::modelled_crypto();
  parties::Directory directory;
  pki::CertificateCache certificates;
  Engine engine{begin};
  std::vector<Probes::Verifier> verifiers;
  std::map<std::string, Acceptance> answers[2];
  std::unique_ptr<Probes> probes;
  std::vector<std::function<void(Probes&)>> script;
  std::vector<Told> told;
  unsigned asked = 0;
  Instant last_asked_at{};
};

TEST_F(ProbesTest, WithoutAForgeryNobodyIsAsked) {
  at(1, [&](Probes& p) { installs_list(p, PartyId{1}); });
  at(2, [&](Probes& p) { p.change_at(engine.now()); });
  EXPECT_THAT(play(), IsEmpty());
  EXPECT_EQ(asked, 0u);
}

TEST_F(ProbesTest, AProviderBeginsAndCeasesWithItsLists) {
  answers[0]["u"] = {true};
  at(10, [&](Probes& p) { p.observed(PartyId{0}, forgery("u")); });
  at(20, [&](Probes& p) {
    answers[1]["u"] = {true};  // the rogue list comes with its next poll
    installs_list(p, PartyId{2});
  });
  at(25, [&](Probes& p) { installs_list(p, PartyId{2}); });  // says nothing new
  at(30, [&](Probes& p) {
    answers[0]["u"] = {false};
    installs_list(p, PartyId{1});
  });
  EXPECT_THAT(play(), ElementsAre(Told{10, 1, 1, true}, Told{20, 2, 1, true}, Told{30, 1, 1, false}));
  EXPECT_EQ(asked, 5u);
}

TEST_F(ProbesTest, AskedAgainWhenTheAnswerRunsOut) {
  answers[0]["u"] = {true, begin + minutes(40)};
  at(10, [&](Probes& p) { p.observed(PartyId{0}, forgery("u")); });
  at(39, [&](Probes&) { answers[0]["u"] = {false, begin + minutes(50)}; });
  at(49, [&](Probes&) { answers[0]["u"] = {true}; });
  EXPECT_THAT(play(), ElementsAre(Told{10, 1, 1, true}, Told{40, 1, 1, false}, Told{50, 1, 1, true}));
  EXPECT_EQ(asked, 4u) << "provider 2 once, provider 1 at 10, 40 and 50";
}

TEST_F(ProbesTest, AnAnswerThatWasReplacedRunsOutForNobody) {
  answers[0]["u"] = {true, begin + minutes(40)};
  at(10, [&](Probes& p) { p.observed(PartyId{0}, forgery("u")); });
  at(20, [&](Probes& p) {
    answers[0]["u"] = {true, begin + minutes(60)};
    installs_list(p, PartyId{1});
  });
  at(55, [&](Probes&) { answers[0]["u"] = {false}; });
  EXPECT_THAT(play(), ElementsAre(Told{10, 1, 1, true}, Told{60, 1, 1, false}));
  EXPECT_EQ(asked, 4u);
}

TEST_F(ProbesTest, BothAreToldByTheProvidersClock) {
  const Duration skew = minutes(5);
  verifiers[0].skew = &skew;
  answers[0]["u"] = {true, begin + minutes(45)};  // by its clock
  at(10, [&](Probes& p) {
    p.observed(PartyId{0}, forgery("u"));
    answers[0]["u"] = {false};
  });
  EXPECT_THAT(play(), ElementsAre(Told{10, 1, 1, true}, Told{40, 1, 1, false}));
  EXPECT_EQ(last_asked_at, begin + minutes(45));
}

TEST_F(ProbesTest, AnyForgeryOfAnAttackExposes) {
  answers[0]["u"] = answers[0]["v"] = {true};
  at(10, [&](Probes& p) { p.observed(PartyId{0}, forgery("u")); });
  at(20, [&](Probes& p) { p.observed(PartyId{0}, forgery("v")); });  // the same attack, renewed
  at(21, [&](Probes& p) { p.observed(PartyId{0}, forgery("v")); });  // told twice
  at(25, [&](Probes& p) { p.observed(PartyId{0}, forgery("v", 2)); });
  at(30, [&](Probes& p) {
    answers[0]["u"] = {false};
    installs_list(p, PartyId{1});
  });
  at(40, [&](Probes& p) {
    answers[0]["v"] = {false};
    installs_list(p, PartyId{1});
  });
  EXPECT_THAT(play(), ElementsAre(Told{10, 1, 1, true}, Told{25, 1, 2, true}, Told{40, 1, 1, false},
                                  Told{40, 1, 2, false}));
}

TEST_F(ProbesTest, OnlyACrlThatTheChainIsOnMatters) {
  answers[0]["u"] = {true};
  at(10, [&](Probes& p) { p.observed(PartyId{0}, forgery("u")); });
  at(20, [&](Probes& p) { p.observed(PartyId{1}, parties::CrlInstalled{XA, 1}); });
  at(30, [&](Probes& p) {
    answers[0]["u"] = {false};
    p.observed(PartyId{1}, parties::CrlInstalled{DE, 1});
  });
  EXPECT_THAT(play(), ElementsAre(Told{10, 1, 1, true}, Told{30, 1, 1, false}));
  EXPECT_EQ(asked, 3u);
}

TEST_F(ProbesTest, AClockThatIsSetWrongForAWhile) {
  Duration skew{0};
  verifiers[0].skew = &skew;
  answers[0]["u"] = {true, begin + minutes(100)};
  at(10, [&](Probes& p) { p.observed(PartyId{0}, forgery("u")); });
  at(20, [&](Probes& p) {
    p.change_at(begin + minutes(20));
    p.change_at(begin + minutes(30));
    skew = minutes(90);
    answers[0]["u"] = {false};
  });
  at(30, [&](Probes&) {
    skew = minutes(0);
    answers[0]["u"] = {true, begin + minutes(100)};
  });
  at(99, [&](Probes&) { answers[0]["u"] = {false}; });
  EXPECT_THAT(play(), ElementsAre(Told{10, 1, 1, true}, Told{20, 1, 1, false}, Told{30, 1, 1, true},
                                  Told{100, 1, 1, false}));
}

TEST_F(ProbesTest, PoliciesAreAskedForOnceTheyHaveChanged) {
  answers[0]["u"] = answers[1]["u"] = {true};
  at(10, [&](Probes& p) { p.observed(PartyId{0}, forgery("u")); });
  at(20, [&](Probes& p) {
    p.change_at(engine.now());
    answers[0]["u"] = {false};  // later in the same moment
  });
  EXPECT_THAT(play(), ElementsAre(Told{10, 1, 1, true}, Told{10, 2, 1, true}, Told{20, 1, 1, false}));
}

TEST_F(ProbesTest, AnExpiredForgeryIsForgotten) {
  at(10, [&](Probes& p) { p.observed(PartyId{0}, forgery("u", 1, hours(1))); });
  at(60 * 60, [&](Probes& p) { p.observed(PartyId{0}, forgery("v")); });
  at(60 * 61, [&](Probes& p) { installs_list(p, PartyId{1}); });
  EXPECT_THAT(play(), IsEmpty());
  EXPECT_EQ(asked, 2u + 2u + 1u);
}

TEST_F(ProbesTest, WhatCannotBeReadIsBelievedByNobody) {
  answers[0]["u"] = {true};
  at(10, [&](Probes& p) {
    p.observed(PartyId{0}, parties::ForgeryReady{1, "u", "-----BEGIN CERTIFICATE-----\nAAAA\n", {}});
    p.observed(PartyId{0}, parties::ForgeryReady{1, "u", "", {}});
  });
  EXPECT_THAT(play(), IsEmpty());
  EXPECT_EQ(asked, 0u);
}

}  // namespace
}  // namespace ishaken::sim
