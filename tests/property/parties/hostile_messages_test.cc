// Every party survives every message, from whoever it comes, asked for or not: nothing here ends the process,
// goes to nobody, or makes a party ask for ever more wakes. What each party does with it is for the unit
// tests.
#include <gtest/gtest.h>

#include "models/parties/adversary/adversary.h"
#include "models/parties/carriers.h"
#include "models/parties/certificate_repository.h"
#include "models/parties/international_gateway.h"
#include "models/parties/service_provider/service_provider.h"
#include "models/parties/theft.h"
#include "models/pki/jws_object.h"
#include "models/trust/signed_claims.h"
#include "tests/property/messages/random_message.h"
#include "tests/unit/models/parties/countries.h"

namespace ishaken::parties::testing {
namespace {

struct Hostility : ::testing::Test {
  Countries world;
  messages::RandomMessages random{20260101};

  // A country, often one that exists.
  CountryCode plausible() { return std::array{FR, FR, DE, US, XA}[random.below(5)]; }
  // Closer to what the party might take seriously.
  template <class T>
  void aim(T& message) {
    if (random.below(4) == 0) return;
    if constexpr (requires { message.asker; }) message.asker = plausible();
    if constexpr (requires { message.of; }) message.of = plausible();
    if constexpr (requires { message.holder; })
      message.holder = std::array{"FR/ca/1", "FR/provider/1", "FR/pa"}[random.below(3)];
    if constexpr (std::is_same_v<T, messages::RegistryOrder>)
      for (std::string& order : message.orders) order = signed_by_an_operator();
    if constexpr (std::is_same_v<T, messages::RegistryDispute>)
      message.request =
          world.keys(DE).sign("dispute", {{"country", message.country.text()}, {"sequence", 1}});
    if constexpr (requires { message.country = CountryCode(); }) message.country = plausible();
    if constexpr (requires { message.proposer; }) message.proposer = plausible();
    if constexpr (requires { message.answerer; }) message.answerer = plausible();
    if constexpr (std::is_same_v<T, messages::AgreementEnd>) message.from = plausible();
    if constexpr (requires { message.spc; }) message.spc = "FR01";
    if constexpr (std::is_same_v<T, messages::Invite>) {
      message.called = world.directory.numbers.number_of(FR, 0, random.below(10));
      message.origin = PartyId{static_cast<std::uint32_t>(random.below(world.directory.size() + 5))};
    }
    if constexpr (std::is_same_v<T, messages::TracebackRequest>) aim(message.call);
    if constexpr (std::is_same_v<T, messages::EvidenceReport>)
      for (messages::TracedCall& each : message.examples) aim(each);
    if constexpr (requires { message.contact; })
      message.contact = std::array{"p1.FR.example", "p1.DE.example", "pa.FR.example", ""}[random.below(4)];
    if constexpr (requires { message.anchor; })
      message.anchor = random.below(2) ? plausible() : CountryCode();
    if constexpr (requires { message.upstream; }) message.upstream = plausible();
    if constexpr (requires { message.status; }) message.status = 200;
  }
  std::string signed_by_an_operator() {
    const auto key = pki::PrivateKey::derive(world.shared.seed,
                                             "registry/operator/" + std::to_string(1 + random.below(4)));
    pki::Json claims{{"country", plausible().text()}};
    if (random.below(2) == 0) claims["entry"] = random.below(2) == 0 ? pki::Json("no entry") : pki::Json(7);
    return pki::sign_jws({{"typ", "order"}}, claims, key, *world.crypto);
  }
  // What the timeline may tell it, at any time and in any order.
  void attack(Bench& bench, const CertificationAuthority& ca) {
    const auto attack = static_cast<unsigned>(1 + random.below(6));
    const auto tell = [&](const messages::Directive& directive) { bench.direct(directive); };
    const auto hand = [&](messages::Loot loot) {
      tell(messages::HandOver{attack, std::make_shared<const messages::Loot>(std::move(loot))});
    };
    const RootedKeys pa = world.keys(DE);
    switch (random.below(12)) {
      case 0:
        return hand(*ca.steal({Theft::What::signing_key}));
      case 1:
        return hand(messages::StolenPaKey{pa.signer(), pa.root(), pa.crl_url()});
      case 2:
        return hand(messages::StolenRegistryKey{world.registry_keys.signer(), {}});
      case 3:
        return hand(std::array{messages::MistakenApproval{}, messages::MistakenApproval{FR, "F"},
                               messages::MistakenApproval{FR, "FR01"},
                               messages::MistakenApproval{CountryCode("ZZ"), "ZZ01"}}[random.below(4)]);
      case 4:
        return tell(messages::InsertRogueCa{attack, plausible()});
      case 5:
        return tell(messages::RemoveEntry{attack, plausible()});
      case 6:
        return tell(messages::LeaveLink{attack});
      case 7:
        return tell(messages::Capture{world.party("DE/pa"), DE});
      case 8: {
        messages::Campaign campaign;
        campaign.attack = attack;
        campaign.to = {plausible()};
        campaign.country = plausible();
        campaign.number = "no number";
        campaign.numbers = EnumNames<messages::Spoofing>::values[random.below(4)].value;
        campaign.identity = EnumNames<messages::IdentityHeader>::values[random.below(3)].value;
        campaign.endurance = EnumNames<messages::Endurance>::values[random.below(3)].value;
        campaign.per_second = 0.01;
        campaign.lasts = hour;
        return tell(std::move(campaign));
      }
      case 9: {
        messages::StandOnLink stand;
        stand.attack = attack;
        stand.what =
            std::array{messages::Interference::replay_list, messages::Interference::equivocate,
                       messages::Interference::poison, messages::Interference::replay_calls}[random.below(4)];
        stand.at = random.below(2) == 0 ? world.registry : world.party("DE/pa");
        stand.country = plausible();
        stand.poison =
            EnumNames<messages::Poison>::values[1 + random.below(3)].value;  // the largest takes long
        stand.copies = 2;
        stand.after = minute;
        return tell(std::move(stand));
      }
      default: {
        auto passing = message();
        if (!passing) return;
        const std::size_t before = bench.act.passed.size();
        const messages::Envelope envelope{world.party("DE/pa"), world.party("FR/pa"), RequestId{3}, true,
                                          *std::move(passing)};
        tell(messages::Intercepted{attack, std::make_shared<const messages::Envelope>(envelope)});
        ASSERT_EQ(bench.act.passed.size(), before + 1);  // it always goes on
        EXPECT_EQ(bench.act.passed.back().to, envelope.to);
        EXPECT_EQ(bench.act.passed.back().message.index(), envelope.message.index());
        bench.act.passed.clear();
      }
    }
  }
  std::optional<messages::Message> message() {
    auto out = random.of(random.below(std::variant_size_v<messages::AnyMessage>));
    if (out) std::visit([this](auto& each) { aim(each); }, *out);
    return out;
  }

  // `also` happens now and then.
  void trouble(Party& party, std::string_view path, const std::function<void(Bench&)>& also = {}) {
    Bench bench(party, world.party(path), world.directory, world.start);
    bench.direct(messages::Start{});
    std::vector<Sent> open;  // what it asked and nobody answered
    for (int i = 0; i < 20'000; ++i) {
      for (const Sent& each : bench.act.sent)
        if (!each.is_reply) open.push_back(each);
      bench.forget();
      if (open.size() > 64) open.erase(open.begin(), open.end() - 64);
      if (also && random.below(16) == 0) also(bench);
      if (HasFatalFailure()) return;
      auto next = message();
      if (!next) continue;
      if (!open.empty() && random.below(2) == 0) {
        const std::size_t which = random.below(open.size());
        const Sent asked = open[which];
        if (random.below(2) == 0) open.erase(open.begin() + static_cast<std::ptrdiff_t>(which));
        random.below(8) == 0 ? bench.lose(asked) : bench.answer_to(asked, *std::move(next));
      } else {
        bench.tell(PartyId{static_cast<std::uint32_t>(random.below(world.directory.size()))},
                   *std::move(next));
      }
      if (random.below(50) == 0) bench.pass(minute * static_cast<int>(random.below(600)));
      ASSERT_LT(bench.act.wakes.size(), 3000u) << i;
    }
  }
  static std::shared_ptr<const reputation::Review> review() {
    reputation::Review out;
    out.scoring = reputation::NumberScoring{};
    out.traceback.per_period = 5;
    return std::make_shared<const reputation::Review>(out);
  }
  Enrolment::Config enrolment(std::string path) {
    Enrolment::Config config;
    config.path = std::move(path);
    config.country = FR;
    config.spc = "FR01";
    return config;
  }
};

TEST_F(Hostility, GovernanceAuthority) {
  trust::Policy policy;
  policy.registry = trust::RegistryRule::allow_all;
  policy.pin_pa_roots = true;
  GovernanceAuthority::Config config = world.governance(FR, policy);
  config.review = review();
  config.discipline = {reputation::Enforcement::revoke, 2};
  GovernanceAuthority party(std::move(config), world.shared);
  trouble(party, "FR/ga");
}
TEST_F(Hostility, Carriers) {
  world.directory.add({"carriers", Role::carriers, {}, "carriers.example", 99});
  Carriers party({.hops = 2, .answer_time = {minute, 1}, .answers = 0.9}, world.shared);
  trouble(party, "carriers");
}
TEST_F(Hostility, PolicyAdministrator) {
  trust::Policy policy;
  policy.watchdog = policy.pin_pa_roots = policy.push_lists = true;
  PolicyAdministrator party(world.administrator(FR, policy), world.shared);
  trouble(party, "FR/pa");
}
TEST_F(Hostility, CertificationAuthority) {
  CertificationAuthority party(world.authority(FR), world.shared);
  trouble(party, "FR/ca/1");
}
TEST_F(Hostility, CertificateRepository) {
  CertificateRepository party(world.shared);
  trouble(party, "FR/cr");
}
TEST_F(Hostility, InternationalRegistry) {
  InternationalRegistry::Config config;
  config.host = "registry.example";
  config.born = world.born;
  config.publication_delay = hour;
  config.settled_at = world.start;
  config.hold = day;
  config.operators = {4, 2, {hour, 0.5}};
  config.decision_delay = {hour, 0.5};
  config.log = true;
  InternationalRegistry party(std::move(config), world.shared);
  trouble(party, "registry");
}
TEST_F(Hostility, InternationalGateway) {
  InternationalGateway::Config config;
  config.tdm_share = 0.5;
  config.signs = true;
  config.enrolment = enrolment("FR/gateway");
  InternationalGateway party(config, world.shared);
  trouble(party, "FR/gateway");
}
TEST_F(Hostility, ServiceProvider) {
  ServiceProvider::Config config;
  config.self = world.party("FR/provider/1");
  config.enrolment = enrolment("FR/provider/1");
  config.relying = {FR, {}, world.keys(FR).root()->public_key};
  config.review = review();
  config.enforcement = reputation::Enforcement::warn;
  config.answers_tracebacks = 0.9;
  config.traceback_time.median = minute;
  ServiceProvider party(config, world.shared);
  trouble(party, "FR/provider/1");
}

TEST_F(Hostility, Adversary) {
  Adversary::Config config;
  config.path = "adversary/mallory";
  config.self = world.directory.add({config.path, Role::adversary, US, "mallory.example", 90});
  config.through = US;
  config.host = "mallory.example";
  config.born = world.born;
  config.registry_root = world.registry_keys.root()->public_key;
  config.first_call = 5000;
  Adversary party(config, world.shared);
  const CertificationAuthority ca(world.authority(DE), world.shared);
  trouble(party, config.path, [&](Bench& bench) { attack(bench, ca); });
}

}  // namespace
}  // namespace ishaken::parties::testing
