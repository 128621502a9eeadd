// What a thief finds, and where there is nothing yet.
#include "sim/world/thief.h"

#include <gtest/gtest.h>

#include "models/parties/service_provider.h"
#include "tests/unit/models/parties/countries.h"

namespace ishaken::sim {
namespace {

using namespace parties;
using namespace parties::testing;

struct ThiefTest : ::testing::Test {
  Countries world;

  template <class T>
  const T* stolen(const Party& from, std::string_view path, bool root = false) {
    loot = steal_key(from, world.directory.at(world.party(path)), root);
    return loot ? std::get_if<T>(loot.get()) : nullptr;
  }
  std::shared_ptr<const messages::Loot> loot;
};

TEST_F(ThiefTest, AProviderHasNothingBeforeItsFirstCertificate) {
  ServiceProvider::Config config;
  config.enrolment.path = "FR/provider/1";
  config.enrolment.country = FR;
  config.relying = {FR, {}, world.keys(FR).root()->public_key};
  const ServiceProvider provider(config, world.shared);
  EXPECT_EQ(steal_key(provider, world.directory.at(world.party("FR/provider/1")), false), nullptr);
}

TEST_F(ThiefTest, OfAnStiCaTheIntermediateOrTheRootWithWhatLeadsUpFromIt) {
  const CertificationAuthority ca(world.authority(DE), world.shared);
  const auto* intermediate = stolen<messages::StolenCaKey>(ca, "DE/ca/1");
  ASSERT_NE(intermediate, nullptr);
  EXPECT_FALSE(intermediate->root);
  EXPECT_EQ(intermediate->key.public_key(), ca.intermediate()->public_key);
  const auto chain = pki::chain_from_pem(intermediate->chain).value();
  ASSERT_EQ(chain.size(), 2u);
  EXPECT_EQ(chain[0]->fingerprint, ca.intermediate()->fingerprint);
  EXPECT_EQ(chain[1]->fingerprint, ca.root()->fingerprint);
  EXPECT_EQ(intermediate->spc, "DE01");
  EXPECT_EQ(intermediate->rules.policy, ca.rules().policy);

  const auto* root = stolen<messages::StolenCaKey>(ca, "DE/ca/1", true);
  ASSERT_NE(root, nullptr);
  EXPECT_TRUE(root->root);
  EXPECT_EQ(root->key.public_key(), ca.root()->public_key);
  EXPECT_EQ(pki::chain_from_pem(root->chain).value().size(), 1u);
}

TEST_F(ThiefTest, OfAnStiPaTheKeyThatItSignsWithNow) {
  PolicyAdministrator pa(world.administrator(DE), world.shared);
  const auto* before = stolen<messages::StolenPaKey>(pa, "DE/pa");
  ASSERT_NE(before, nullptr);
  EXPECT_EQ(before->root->fingerprint, pa.keys().root()->fingerprint);
  EXPECT_EQ(before->crl_url, pa.keys().crl_url());
  const auto first = before->signer.certificate->fingerprint;
  Bench bench(pa, world.party("DE/pa"), world.directory, world.start);
  bench.direct(messages::Start{});
  bench.direct(messages::ReplaceKey{});
  const auto* after = stolen<messages::StolenPaKey>(pa, "DE/pa");
  ASSERT_NE(after, nullptr);
  EXPECT_NE(after->signer.certificate->fingerprint, first);
}

TEST_F(ThiefTest, OfTheRegistryItsKeyAndSoManyAccountsAsThereAre) {
  InternationalRegistry::Config config;
  config.host = "registry.example";
  config.born = world.born;
  config.operators = 3;
  const InternationalRegistry registry(config, world.shared);
  const auto* key = stolen<messages::StolenRegistryKey>(registry, "registry");
  ASSERT_NE(key, nullptr);
  EXPECT_EQ(key->signer.certificate->fingerprint, registry.keys().signer().certificate->fingerprint);
  const auto accounts = [&](unsigned count) {
    return std::get<messages::RegistryAccounts>(*steal_accounts(registry, count)).operators;
  };
  EXPECT_EQ(accounts(2).size(), 2u);
  EXPECT_EQ(accounts(9).size(), 3u);
  EXPECT_EQ(accounts(2)[1].public_key(), registry.operators()[1].public_key());
}

TEST_F(ThiefTest, AnStiGaHasNoKeyToSteal) {
  const GovernanceAuthority ga(world.governance(FR), world.shared);
  EXPECT_EQ(steal_key(ga, world.directory.at(world.party("FR/ga")), false), nullptr);
}

}  // namespace
}  // namespace ishaken::sim
