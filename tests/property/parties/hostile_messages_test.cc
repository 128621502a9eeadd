// Every party survives every message, from whoever it comes, asked for or not: nothing here ends the process,
// goes to nobody, or makes a party ask for ever more wakes. What each party does with it is for the unit
// tests.
#include <gtest/gtest.h>

#include "models/parties/certificate_repository.h"
#include "models/parties/international_gateway.h"
#include "models/parties/service_provider.h"
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
    if constexpr (requires { message.country = CountryCode(); }) message.country = plausible();
    if constexpr (requires { message.proposer; }) message.proposer = plausible();
    if constexpr (requires { message.answerer; }) message.answerer = plausible();
    if constexpr (std::is_same_v<T, messages::AgreementEnd>) message.from = plausible();
    if constexpr (requires { message.spc; }) message.spc = "FR01";
    if constexpr (std::is_same_v<T, messages::Invite>) {
      message.called = world.directory.numbers.number_of(FR, 0, random.below(10));
      message.origin = PartyId{static_cast<std::uint32_t>(random.below(world.directory.size() + 5))};
    }
    if constexpr (requires { message.status; }) message.status = 200;
  }
  std::optional<messages::Message> message() {
    auto out = random.of(random.below(std::variant_size_v<messages::Message>));
    if (out) std::visit([this](auto& each) { aim(each); }, *out);
    return out;
  }

  void trouble(Party& party, std::string_view path) {
    Bench bench(party, world.party(path), world.directory, world.start);
    bench.tell(world.outside, messages::Start{});
    std::vector<Sent> open;  // what it asked and nobody answered
    for (int i = 0; i < 20'000; ++i) {
      for (const Sent& each : bench.act.sent)
        if (!each.is_reply) open.push_back(each);
      bench.forget();
      if (open.size() > 64) open.erase(open.begin(), open.end() - 64);
      auto next = message();
      if (!next) continue;
      if (!open.empty() && random.below(2) == 0) {
        const std::size_t which = random.below(open.size());
        const Sent asked = open[which];
        if (random.below(8) == 0) next = messages::Undelivered{};
        if (random.below(2) == 0) open.erase(open.begin() + static_cast<std::ptrdiff_t>(which));
        bench.answer_to(asked, *std::move(next));
      } else {
        bench.tell(PartyId{static_cast<std::uint32_t>(random.below(world.directory.size()))},
                   *std::move(next));
      }
      if (random.below(50) == 0) bench.pass(minute * static_cast<int>(random.below(600)));
      ASSERT_LT(bench.act.wakes.size(), 3000u) << i;
    }
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
  GovernanceAuthority party(world.governance(FR, policy), world.shared);
  trouble(party, "FR/ga");
}
TEST_F(Hostility, PolicyAdministrator) {
  PolicyAdministrator party(world.administrator(FR), world.shared);
  trouble(party, "FR/pa");
}
TEST_F(Hostility, CertificationAuthority) {
  CertificationAuthority party(world.authority(FR), world.shared);
  trouble(party, "FR/ca/1");
}
TEST_F(Hostility, CertificateRepository) {
  CertificateRepository party;
  trouble(party, "FR/cr");
}
TEST_F(Hostility, InternationalRegistry) {
  InternationalRegistry::Config config;
  config.host = "registry.example";
  config.born = world.born;
  config.publication_delay = hour;
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
  ServiceProvider party(config, world.shared);
  trouble(party, "FR/provider/1");
}

}  // namespace
}  // namespace ishaken::parties::testing
