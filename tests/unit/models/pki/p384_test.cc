// Certificates and CRLs of CAs with P-384 keys, which OpenSSL makes here: real STI-CAs have some.
#include <gtest/gtest.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include "models/pki/der.h"
#include "models/pki/openssl_handles.h"
#include "models/pki/signed_structure.h"
#include "tests/unit/models/pki/world.h"

namespace ishaken::pki {
namespace {

using testing::World;
using Template = CertificateTemplate;

// Signs as OpenSSL does, with either hash.
class OutsideKey {
 public:
  explicit OutsideKey(const char* curve) : key_(EVP_EC_gen(curve)) {}

  PublicKey public_key() const {
    unsigned char* der = nullptr;
    const int length = i2d_PUBKEY(key_.get(), &der);
    const auto out = PublicKey::from_spki({der, static_cast<std::size_t>(length)});
    OPENSSL_free(der);
    return out.value();
  }
  // Returns `made`, a certificate or CRL signed with ecdsa-with-SHA256, signed again by this key.
  Bytes sign_again(const Bytes& made, bool sha384) const {
    const auto frame = split_structure(made);
    Bytes tbs(frame->tbs.begin(), frame->tbs.end());
    Bytes algorithm = ecdsa_with_sha256();
    if (sha384) {
      const auto at = std::search(tbs.begin(), tbs.end(), algorithm.begin(), algorithm.end());
      *(at + static_cast<std::ptrdiff_t>(algorithm.size()) - 1) = algorithm.back() = 3;
    }
    const Handle<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
    Bytes signature(160);
    std::size_t size = signature.size();
    EVP_DigestSignInit(context.get(), nullptr, sha384 ? EVP_sha384() : EVP_sha256(), nullptr, key_.get());
    EVP_DigestSign(context.get(), signature.data(), &size, tbs.data(), tbs.size());
    signature.resize(size);
    return der::sequence({tbs, algorithm, der::bit_string(signature)});
  }
  CertificatePtr certify(const Template& wanted, const World& world, bool sha384) const {
    return decode_certificate(sign_again(issue_certificate(wanted, world.stranger, *world.crypto), sha384))
        .value();
  }

 private:
  Handle<EVP_PKEY, EVP_PKEY_free> key_;
};

std::string told(const PathResult& result) {
  std::string out;
  for (const Finding& finding : result.findings)
    out += std::to_string(finding.certificate) + ":" + std::string(name_of(finding.fault)) + " ";
  return out;
}

// A root of this curve and hash above an intermediate and a leaf of P-256.
class OutsideRoot : public ::testing::TestWithParam<std::tuple<const char*, const char*, bool>> {
 protected:
  World world_{std::string(std::get<0>(GetParam())) == "openssl" ? openssl_crypto() : modelled_crypto()};
  OutsideKey key_{std::get<1>(GetParam())};
  bool p384_ = std::string(std::get<1>(GetParam())) == "P-384";
  bool sha384_ = std::get<2>(GetParam());

  void SetUp() override {
    world_.root =
        key_.certify(root_template(root_name("US", "Example CA"), key_.public_key(), testing::serial(1),
                                   {testing::at("2020-01-01"), testing::at("2040-01-01")}),
                     world_, sha384_);
    world_.intermediate = key_.certify(
        intermediate_template(*world_.root, intermediate_name("US", "Example CA"),
                              world_.intermediate_key.public_key(), testing::serial(2),
                              {testing::at("2021-01-01"), testing::at("2031-01-01")}, world_.rules),
        world_, sha384_);
    world_.make_leaf();
    world_.chain = {world_.leaf, world_.intermediate};
    world_.anchors = {{world_.root, {world_.policy}}};
  }
};
// All but ES256 under modelled crypto, whose signatures are tags.
INSTANTIATE_TEST_SUITE_P(Openssl, OutsideRoot,
                         ::testing::Combine(::testing::Values("openssl"), ::testing::Values("P-256", "P-384"),
                                            ::testing::Bool()));
INSTANTIATE_TEST_SUITE_P(Modelled, OutsideRoot,
                         ::testing::Values(std::tuple("modelled", "P-256", true),
                                           std::tuple("modelled", "P-384", false),
                                           std::tuple("modelled", "P-384", true)));

TEST_P(OutsideRoot, IsReadAndVerifiedAndJudgedByTheProfileAlone) {
  const PathResult result = world_.validate();
  EXPECT_TRUE(result.anchor);
  EXPECT_EQ(told(result), std::string(sha384_ ? "1:signature_not_sha256 " : "") +
                              (p384_ ? "2:key_not_p256 " : "") + (sha384_ ? "2:signature_not_sha256 " : ""));
  world_.options.profile = ProfileVersion::none;
  EXPECT_TRUE(world_.validate().valid);
}

TEST_P(OutsideRoot, NeedsItsOwnSignature) {
  const Bytes& good = world_.intermediate->der;
  for (const std::size_t back : {1u, 20u, 40u, 70u}) {
    Bytes changed = good;
    changed[changed.size() - back] ^= 0x01;
    const auto certificate = decode_certificate(changed);
    if (!certificate) continue;  // the length of a number, perhaps
    world_.chain[1] = *certificate;
    EXPECT_FALSE(world_.validate().anchor) << back;
  }
  const OutsideKey other(std::get<1>(GetParam()));
  EXPECT_FALSE(signed_by(*world_.intermediate, other.public_key(), *world_.crypto));
  EXPECT_FALSE(signed_by(*world_.intermediate, world_.root_key.public_key(), *world_.crypto));
}

TEST_P(OutsideRoot, SignsCrls) {
  world_.options.profile = ProfileVersion::none;
  world_.crl.entries = {{world_.leaf->issuer, world_.leaf->serial, testing::now}};
  const auto crl = decode_crl(key_.sign_again(issue_crl(world_.crl, world_.pa_key, *world_.crypto), sha384_));
  ASSERT_TRUE(crl) << crl.error().what;
  Certificate signer;
  signer.public_key = key_.public_key();
  world_.crls = {CrlSource(*crl, signer, *world_.crypto)};
  EXPECT_EQ(told(world_.validate()), "0:revoked ");
  world_.crls = {CrlSource(*crl, *world_.pa, *world_.crypto)};
  EXPECT_TRUE(world_.validate().has(CertificateFault::crl_signature_invalid));
}

TEST(P384, KeysAreReadAndWritten) {
  const PublicKey key = OutsideKey("P-384").public_key();
  EXPECT_EQ(key.curve(), Curve::p384);
  EXPECT_EQ(key.point().size(), 96u);
  const Bytes der = key.spki_der();
  EXPECT_EQ(PublicKey::from_spki(der).value(), key);
  EXPECT_NE(OutsideKey("P-384").public_key(), key);
  Bytes off_the_curve = der;
  off_the_curve.back() ^= 1;
  EXPECT_FALSE(PublicKey::from_spki(off_the_curve));
  EXPECT_FALSE(PublicKey::from_spki(ByteView(der).first(der.size() - 1)));
}

}  // namespace
}  // namespace ishaken::pki
