#include "models/pki/certificate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/pki/csr.h"
#include "models/pki/decode_cache.h"
#include "models/pki/der.h"
#include "models/pki/profile_check.h"
#include "tests/unit/models/pki/world.h"

namespace ishaken::pki {
namespace {

using testing::World;

struct CertificateTest : ::testing::Test {
  World world{modelled_crypto()};
};

TEST_F(CertificateTest, EveryFieldComesBack) {
  const Certificate& leaf = *world.leaf;
  EXPECT_EQ(leaf.serial, testing::serial(3));
  EXPECT_EQ(leaf.issuer, world.intermediate->subject);
  EXPECT_EQ(leaf.subject.to_text(), "C=US, O=Provider, CN=SHAKEN 123A");
  EXPECT_EQ(to_text(leaf.not_before), "2026-01-01T00:00:00Z");
  EXPECT_EQ(to_text(leaf.not_after), "2027-01-01T00:00:00Z");
  EXPECT_EQ(leaf.public_key, world.leaf_key.public_key());
  EXPECT_EQ(leaf.aki, world.intermediate->ski);
  EXPECT_FALSE(leaf.is_ca);
  EXPECT_EQ(leaf.key_usage, (KeyUsage{.digital_signature = true}));
  EXPECT_TRUE(leaf.key_usage_critical && leaf.basic_constraints_critical && leaf.has_basic_constraints);
  EXPECT_EQ(leaf.policies, std::vector{world.policy});
  EXPECT_EQ(leaf.crl_distributions, std::vector{world.rules.crl});
  EXPECT_EQ(leaf.spc(), "123A");
  EXPECT_TRUE(leaf.other_extensions.empty());
  EXPECT_EQ(leaf.signature.algorithm, SignatureAlgorithm::ecdsa_with_sha256);
  EXPECT_EQ(leaf.fingerprint, sha256(leaf.der));
  EXPECT_TRUE(signed_by(leaf, world.intermediate_key.public_key(), *world.crypto));
  EXPECT_FALSE(signed_by(leaf, world.root_key.public_key(), *world.crypto));
  EXPECT_EQ(world.intermediate->path_length, 0u);
  EXPECT_TRUE(world.intermediate->is_ca);
  EXPECT_TRUE(world.root->is_self_issued());
  EXPECT_FALSE(world.root->path_length);
}

TEST_F(CertificateTest, BothCryptosMakeTheSameStructure) {
  const World real(openssl_crypto());
  EXPECT_EQ(real.leaf->tbs, world.leaf->tbs);
  EXPECT_NE(real.leaf->signature, world.leaf->signature);
}

TEST_F(CertificateTest, TheProfileIsMetByWhatWeIssue) {
  EXPECT_TRUE(check_profile(*world.root, role_of(*world.root)).empty());
  EXPECT_TRUE(check_profile(*world.intermediate, role_of(*world.intermediate)).empty());
  EXPECT_TRUE(check_profile(*world.leaf, role_of(*world.leaf)).empty());
}

TEST_F(CertificateTest, ChainsTravelAsPem) {
  const std::string text =
      "text before\n" + to_pem(std::vector{world.leaf, world.intermediate}) + "and after\n";
  const auto chain = chain_from_pem(text);
  ASSERT_TRUE(chain) << chain.error().what;
  ASSERT_EQ(chain->size(), 2u);
  EXPECT_EQ((*chain)[0]->der, world.leaf->der);
  EXPECT_EQ((*chain)[1]->der, world.intermediate->der);
  EXPECT_FALSE(certificate_from_pem(text));
  EXPECT_TRUE(certificate_from_pem(to_pem(*world.leaf)));
}

TEST_F(CertificateTest, HostilePemIsRefused) {
  const std::string one = to_pem(*world.leaf);
  std::string many;
  for (int i = 0; i < 17; ++i) many += one;
  std::string endless = "-----BEGIN CERTIFICATE-----\n";
  for (const std::string& text :
       {std::string(), std::string("hello"), many, std::string(max_chain_text + 1, 'A'), endless,
        endless + "AAAA\n-----END CERTIFICATE-----\n", endless + "!!!!\n-----END CERTIFICATE-----\n",
        endless + "-----END CERTIFICATE-----\n", one.substr(0, one.size() / 2)})
    EXPECT_FALSE(chain_from_pem(text)) << text.substr(0, 60);
}

TEST_F(CertificateTest, HostileDerIsRefused) {
  const Bytes& good = world.leaf->der;
  EXPECT_FALSE(decode_certificate({}));
  EXPECT_FALSE(decode_certificate(Bytes(max_certificate_size + 1, 0x30)));
  EXPECT_FALSE(decode_certificate(Bytes(500, 0x30)));
  Bytes longer = good;
  longer.push_back(0);
  EXPECT_FALSE(decode_certificate(longer));
  for (std::size_t length = 0; length < good.size(); ++length)
    EXPECT_FALSE(decode_certificate(ByteView(good).first(length))) << length;
}

TEST_F(CertificateTest, RepeatedExtensionsAreRefused) {
  const auto issue = [&](std::vector<Extension> extra) {
    CertificateTemplate wanted = root_template(root_name("US", "X"), world.root_key.public_key(),
                                               testing::serial(9), {testing::now, testing::now});
    wanted.other_extensions = std::move(extra);
    return decode_certificate(issue_certificate(wanted, world.root_key, *world.crypto)).has_value();
  };
  const Extension once{"1.2.3.4", false, {0x05, 0x00}};
  EXPECT_TRUE(issue({once}));
  EXPECT_FALSE(issue({once, once}));
  EXPECT_FALSE(issue({{"2.5.29.19", true, {0x30, 0x00}}}));   // a second basicConstraints
  EXPECT_FALSE(issue({{"2.5.29.32", false, {0x05, 0x00}}}));  // policies that are no policies
  EXPECT_FALSE(issue(std::vector<Extension>(100, Extension{"1.2.3.5", false, {}})));
}

TEST_F(CertificateTest, ForeignAlgorithmsAreNamedNotRefused) {
  // The same certificate with another algorithm written in one place or both (the last octet of its
  // identifier): ecdsa-with-SHA384, or ecdsa-with-SHA512, which nobody here knows.
  const Bytes sha256_oid = der::object_identifier("1.2.840.10045.4.3.2");
  const auto decode_with = [&](std::uint8_t inner, std::uint8_t outer) {
    Bytes der = world.leaf->der;
    const auto first = std::search(der.begin(), der.end(), sha256_oid.begin(), sha256_oid.end());
    const auto second = std::search(first + 1, der.end(), sha256_oid.begin(), sha256_oid.end());
    *(first + 9) = inner;
    *(second + 9) = outer;
    const auto certificate = decode_certificate(der).value();
    EXPECT_FALSE(inner != 2 && signed_by(*certificate, world.intermediate_key.public_key(), *world.crypto));
    return certificate->signature.algorithm;
  };
  EXPECT_EQ(decode_with(2, 2), SignatureAlgorithm::ecdsa_with_sha256);
  EXPECT_EQ(decode_with(3, 3), SignatureAlgorithm::ecdsa_with_sha384);
  EXPECT_EQ(decode_with(4, 4), SignatureAlgorithm::unknown);
  EXPECT_EQ(decode_with(2, 3), SignatureAlgorithm::unknown);
  EXPECT_EQ(decode_with(3, 2), SignatureAlgorithm::unknown);
}

TEST_F(CertificateTest, ValidityMayReachBeyondTheClock) {
  Bytes der = world.root->der;
  CertificateTemplate wanted =
      root_template(root_name("US", "X"), world.root_key.public_key(), testing::serial(9),
                    {testing::at("2026-01-01"), testing::at("2051-01-01")});
  EXPECT_EQ(to_text(testing::made(wanted, world.root_key, *world.crypto)->not_after), "2051-01-01T00:00:00Z");
}

TEST_F(CertificateTest, RequestsProvePossession) {
  const auto name = provider_name("US", "Provider", "123A");
  const Bytes der = make_csr(name, TnAuthList::of("123A"), world.leaf_key, *world.crypto);
  const auto request = decode_csr(der);
  ASSERT_TRUE(request) << request.error().what;
  EXPECT_EQ(request->subject, name);
  EXPECT_EQ(request->key, world.leaf_key.public_key());
  EXPECT_EQ(request->tn_auth_list->single_spc(), "123A");
  EXPECT_FALSE(request->asks_for_ca);
  EXPECT_TRUE(proves_possession(*request, *world.crypto));

  // Somebody else's key, put into a request that the asker signs.
  CertificateRequest stolen = *request;
  stolen.key = world.stranger.public_key();
  EXPECT_FALSE(proves_possession(stolen, *world.crypto));

  const auto leaf =
      testing::made(leaf_template(*world.intermediate, *request, testing::serial(4),
                                  {testing::at("2026-01-01"), testing::at("2027-01-01")}, world.rules),
                    world.intermediate_key, *world.crypto);
  world.chain = {leaf, world.intermediate};
  EXPECT_TRUE(world.validate().valid);
}

TEST_F(CertificateTest, TheCacheDecodesOnce) {
  CertificateCache cache;
  const auto first = cache.from_der(world.leaf->der);
  const auto second = cache.from_der(world.leaf->der);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->get(), second->get());
  const std::string text = to_pem(std::vector{world.leaf, world.intermediate});
  EXPECT_EQ(cache.chain_from_pem(text)->front().get(), first->get());
  EXPECT_EQ(cache.chain_from_pem(text)->at(1).get(), cache.from_pem(to_pem(*world.intermediate))->get());
  EXPECT_EQ(cache.size(), 2u);
  EXPECT_FALSE(cache.from_der(Bytes{1, 2, 3}));
  EXPECT_FALSE(cache.from_pem(text));
  EXPECT_FALSE(cache.chain_from_pem("nothing"));
  EXPECT_EQ(cache.size(), 2u);
}

TEST_F(CertificateTest, TheCacheStaysSmall) {
  CertificateCache cache(2);
  for (std::uint8_t i = 0; i < 10; ++i) {
    world.make_leaf([&](CertificateTemplate& t) { t.serial = testing::serial(i); });
    EXPECT_EQ((*cache.from_der(world.leaf->der))->serial, testing::serial(i));
    EXPECT_LE(cache.size(), 2u);
  }
}

}  // namespace
}  // namespace ishaken::pki
