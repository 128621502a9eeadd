// What a thief finds, and where there is nothing yet.
#include "models/parties/theft.h"

#include <gtest/gtest.h>

#include "models/messages/loot.h"
#include "models/parties/service_provider/service_provider.h"
#include "models/pki/pem.h"
#include "tests/unit/models/parties/countries.h"

namespace ishaken::parties {
namespace {

using namespace parties::testing;
using enum Theft::What;

struct ThiefTest : ::testing::Test {
  Countries world;

  template <class T>
  const T* stolen(const Party& from, Theft what = {signing_key}) {
    loot = from.steal(what);
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
  EXPECT_EQ(provider.steal({signing_key}), nullptr);
}

TEST_F(ThiefTest, OfAnStiCaTheIntermediateOrTheRootWithWhatLeadsUpFromIt) {
  const CertificationAuthority ca(world.authority(DE), world.shared);
  const auto* intermediate = stolen<messages::StolenCaKey>(ca);
  ASSERT_NE(intermediate, nullptr);
  EXPECT_FALSE(intermediate->root);
  EXPECT_EQ(intermediate->key.public_key(), ca.keys().intermediate()->public_key);
  const auto chain = pki::chain_from_pem(intermediate->chain).value();
  ASSERT_EQ(chain.size(), 2u);
  EXPECT_EQ(chain[0]->fingerprint, ca.keys().intermediate()->fingerprint);
  EXPECT_EQ(chain[1]->fingerprint, ca.keys().root()->fingerprint);
  EXPECT_EQ(intermediate->spc, "DE01");
  EXPECT_EQ(intermediate->rules.policy, world.authority(DE).rules.policy);

  const auto* root = stolen<messages::StolenCaKey>(ca, {root_key});
  ASSERT_NE(root, nullptr);
  EXPECT_TRUE(root->root);
  EXPECT_EQ(root->key.public_key(), ca.keys().root()->public_key);
  EXPECT_EQ(pki::chain_from_pem(root->chain).value().size(), 1u);
}

TEST_F(ThiefTest, OfAnStiPaTheKeyThatItSignsWithNow) {
  PolicyAdministrator pa(world.administrator(DE), world.shared);
  const auto* before = stolen<messages::StolenPaKey>(pa);
  ASSERT_NE(before, nullptr);
  EXPECT_EQ(before->root->fingerprint, pa.keys().root()->fingerprint);
  EXPECT_EQ(before->crl_url, pa.keys().crl_url());
  const auto first = before->signer.certificate->fingerprint;
  Bench bench(pa, world.party("DE/pa"), world.directory, world.start);
  bench.direct(messages::Start{});
  bench.direct(messages::ReplaceKey{});
  const auto* after = stolen<messages::StolenPaKey>(pa);
  ASSERT_NE(after, nullptr);
  EXPECT_NE(after->signer.certificate->fingerprint, first);
}

TEST_F(ThiefTest, OfTheRegistryItsKeyAndSoManyAccountsAsThereAre) {
  InternationalRegistry::Config config;
  config.host = "registry.example";
  config.born = world.born;
  config.operators.count = 3;
  const InternationalRegistry registry(config, world.shared);
  const auto* key = stolen<messages::StolenRegistryKey>(registry);
  ASSERT_NE(key, nullptr);
  EXPECT_EQ(key->signer.certificate->fingerprint, registry.keys().signer().certificate->fingerprint);
  const auto accounts = [&](unsigned count) {
    return std::get<messages::RegistryAccounts>(*registry.steal({operator_accounts, count})).operators;
  };
  EXPECT_EQ(accounts(2).size(), 2u);
  EXPECT_EQ(accounts(9).size(), 3u);
  EXPECT_EQ(accounts(2)[1].public_key(), registry.operators()[1].public_key());
}

TEST_F(ThiefTest, AnStiGaHasNoKeyToSteal) {
  const GovernanceAuthority ga(world.governance(FR), world.shared);
  EXPECT_EQ(ga.steal({signing_key}), nullptr);
}

}  // namespace
}  // namespace ishaken::parties
