#include "models/pki/path_validation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/pki/profile_check.h"
#include "tests/unit/models/pki/path_cases.h"

namespace ishaken::pki {
namespace {

using testing::Case;
using testing::World;
using F = CertificateFault;
using Template = CertificateTemplate;

std::string told(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& finding : findings)
    out += (out.empty() ? "" : " ") + std::to_string(finding.certificate) + ":" +
           std::string(name_of(finding.fault));
  return out;
}

std::unique_ptr<Crypto> crypto_named(std::string_view name) {
  return name == "openssl" ? openssl_crypto() : modelled_crypto();
}

class EachCase : public ::testing::TestWithParam<std::tuple<const char*, Case>> {};

TEST_P(EachCase, GivesExactlyTheseFindings) {
  const auto& [crypto, each] = GetParam();
  World world(crypto_named(crypto));
  each.change(world);
  const PathResult result = world.validate();
  EXPECT_EQ(told(result.findings), each.findings);
  EXPECT_EQ(result.valid, each.findings.empty());
  if (result.valid) {
    ASSERT_TRUE(result.anchor);
    EXPECT_EQ(result.path.back(), world.anchors[*result.anchor].certificate);
    EXPECT_EQ(result.path.front(), world.leaf);
  }
}

const auto case_name = [](const auto& info) {
  return std::string(std::get<0>(info.param)) + "_" + std::string(std::get<1>(info.param).name);
};
INSTANTIATE_TEST_SUITE_P(Good, EachCase,
                         ::testing::Combine(::testing::Values("openssl", "modelled"),
                                            ::testing::ValuesIn(testing::good_cases())),
                         case_name);
INSTANTIATE_TEST_SUITE_P(Bad, EachCase,
                         ::testing::Combine(::testing::Values("openssl", "modelled"),
                                            ::testing::ValuesIn(testing::bad_cases())),
                         case_name);
INSTANTIATE_TEST_SUITE_P(Revocation, EachCase,
                         ::testing::Combine(::testing::Values("openssl", "modelled"),
                                            ::testing::ValuesIn(testing::revocation_cases())),
                         case_name);
INSTANTIATE_TEST_SUITE_P(Profile, EachCase,
                         ::testing::Combine(::testing::Values("openssl", "modelled"),
                                            ::testing::ValuesIn(testing::profile_cases())),
                         case_name);

struct Validation : ::testing::Test {
  World world{modelled_crypto()};
};

TEST_F(Validation, AFindingSaysWhatItSaw) {
  world.revoke(*world.leaf);
  const PathResult result = world.validate();
  ASSERT_EQ(result.findings.size(), 1u);
  EXPECT_EQ(result.findings[0].detail, hex(world.leaf->serial));
  EXPECT_TRUE(result.has(F::revoked));
  EXPECT_FALSE(result.has(F::expired));
  EXPECT_TRUE(result.anchor);
}

// RFC 5280 section 4.2.1.1, not only the profile.
TEST_F(Validation, AnAuthorityKeyIdIsRequiredWithoutProfile) {
  world.reissue({}, {}, [](Template& t) { t.aki.clear(); });
  world.options.profile = ProfileVersion::none;
  EXPECT_EQ(told(world.validate().findings), "0:missing_aki");
}

TEST_F(Validation, NoAnchorIsNamedWhereASignatureBreaks) {
  world.make_intermediate(world.stranger, {});
  world.chain[1] = world.intermediate;
  EXPECT_FALSE(world.validate().anchor);
}

TEST_F(Validation, TheAnchorOfTheListThatHoldsIsNamed) {
  const auto other =
      testing::made(root_template(root_name("FR", "Autre"), world.stranger.public_key(), testing::serial(1),
                                  {testing::at("2020-01-01"), testing::at("2040-01-01")}),
                    world.stranger, *world.crypto);
  world.anchors.insert(world.anchors.begin(), Anchor{other, {}});
  EXPECT_EQ(world.validate().anchor, 1u);
}

TEST_F(Validation, LoopsEnd) {
  // Two CAs that certify each other, and a hundred copies of both.
  const DistinguishedName a = intermediate_name("US", "A"), b = intermediate_name("US", "B");
  const auto certify = [&](const DistinguishedName& issuer, const DistinguishedName& subject,
                           std::uint8_t number) {
    CertificateTemplate wanted = root_template(subject, world.stranger.public_key(), testing::serial(number),
                                               {testing::at("2020-01-01"), testing::at("2040-01-01")});
    wanted.issuer = issuer;
    return testing::made(wanted, world.stranger, *world.crypto);
  };
  world.make_leaf(world.stranger, [&](Template& t) {
    t.issuer = a;
    t.aki.clear();
  });
  world.chain = {world.leaf};
  for (std::uint8_t i = 0; i < 100; ++i)
    world.chain.push_back(i % 2 == 0 ? certify(b, a, i) : certify(a, b, i));
  const PathResult result = world.validate();
  EXPECT_FALSE(result.valid);
  EXPECT_TRUE(result.has(F::chain_too_long));
  EXPECT_TRUE(result.has(F::untrusted_anchor));
  EXPECT_LE(result.path.size(), world.options.longest_path);
}

// A repository cannot make a verifier work for long, however many certificates of one name it sends.
TEST_F(Validation, SignatureChecksAreBounded) {
  struct Counting final : Crypto {
    mutable int verifications = 0;
    std::unique_ptr<Crypto> inner = modelled_crypto();
    Signature sign(const PrivateKey& key, ByteView message) const override {
      return inner->sign(key, message);
    }
    bool verify(const PublicKey& key, ByteView message, const Signature& signature) const override {
      ++verifications;
      return inner->verify(key, message, signature);
    }
    std::string_view name() const override { return "counting"; }
  } counting;
  world.chain = {world.leaf};
  world.anchors.clear();
  for (int i = 0; i < 1000; ++i) {
    const PrivateKey key = PrivateKey::derive(9, std::to_string(i % 40));
    world.make_intermediate([&](Template& t) {
      t.key = key.public_key();
      t.serial = testing::serial(static_cast<std::uint8_t>(i));
    });
    if (i < 500) world.chain.push_back(world.intermediate);
    if (i >= 500) world.anchors.push_back({world.intermediate, {}});
  }
  EXPECT_FALSE(
      validate_path(world.chain, world.anchors, world.crls, testing::now, world.options, counting).valid);
  EXPECT_LE(counting.verifications, 100);
}

TEST(CertificateFaults, EachHasANameAndADescription) {
  std::set<std::string_view> names;
  for (const auto& each : EnumNames<F>::values) {
    EXPECT_TRUE(names.insert(each.name).second) << each.name;
    EXPECT_FALSE(each.help.empty());
    EXPECT_EQ(name_of(each.value), each.name);
  }
  EXPECT_EQ(names.size(), static_cast<std::size_t>(F::forbidden_extension) + 1);
}

TEST(NegativePaths, AreManyAndOfEveryKind) {
  auto cases = testing::bad_cases();
  std::ranges::move(testing::revocation_cases(), std::back_inserter(cases));
  EXPECT_GE(cases.size(), 40u);
  std::string all;
  for (const Case& each : cases) (all += each.findings) += " ";
  // Those that need other tools than a template: loops above, foreign algorithms in certificate_test.cc and
  // p384_test.cc.
  const std::set<F> elsewhere{F::chain_too_long, F::unsupported_key, F::unsupported_signature,
                              F::key_not_p256, F::signature_not_sha256};
  for (const auto& each : EnumNames<F>::values)
    if (!elsewhere.contains(each.value)) {
      EXPECT_NE(all.find(":" + std::string(each.name) + " "), std::string::npos) << each.name;
    }
}

}  // namespace
}  // namespace ishaken::pki
