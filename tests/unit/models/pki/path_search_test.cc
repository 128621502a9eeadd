// Every path is tried: the best verdict counts, whichever certificate of a name comes first.
#include <gtest/gtest.h>

#include "models/pki/path_validation.h"
#include "tests/unit/models/pki/world.h"

namespace ishaken::pki {
namespace {

using testing::World;
using Template = CertificateTemplate;

struct Counting final : Crypto {
  mutable int verifications = 0;
  std::unique_ptr<Crypto> inner = modelled_crypto();
  Signature sign(const PrivateKey& key, ByteView message) const override { return inner->sign(key, message); }
  bool verify(const PublicKey& key, ByteView message, const Signature& signature) const override {
    ++verifications;
    return inner->verify(key, message, signature);
  }
  std::string_view name() const override { return "counting"; }
};

struct PathSearchTest : ::testing::Test {
  World world{modelled_crypto()};
  Counting counting{};

  std::vector<PathResult> validate_all() const {
    return validate_paths(world.chain, world.anchors, world.crls, testing::now, world.options, counting);
  }
  // Returns the intermediate or root, issued before under the same name and key, and expired since.
  CertificatePtr expired_intermediate() {
    const CertificatePtr current = world.intermediate;
    world.make_intermediate([](Template& t) {
      t.serial = testing::serial(60);
      t.not_after = testing::at("2026-05-01");
    });
    return std::exchange(world.intermediate, current);
  }
  CertificatePtr expired_root() {
    const CertificatePtr current = world.root;
    world.make_root([](Template& t) {
      t.serial = testing::serial(61);
      t.not_after = testing::at("2026-05-01");
    });
    return std::exchange(world.root, current);
  }
};

TEST_F(PathSearchTest, AnExpiredIntermediateDoesNotHideItsSuccessor) {
  world.chain = {world.leaf, expired_intermediate(), world.intermediate};
  const PathResult result = world.validate();
  EXPECT_TRUE(result.valid);
  EXPECT_EQ(result.path, (std::vector{world.leaf, world.intermediate, world.root}));
}

TEST_F(PathSearchTest, AnExpiredAnchorDoesNotHideItsSuccessor) {
  world.anchors = {{expired_root(), {world.policy}}, {world.root, {world.policy}}};
  const PathResult result = world.validate();
  EXPECT_TRUE(result.valid);
  EXPECT_EQ(result.anchor, 1u);
}

TEST_F(PathSearchTest, AnExpiredAnchorDoesNotHideTheSameCaBelowAnother) {
  world.anchors = {{expired_intermediate(), {}}, {world.root, {}}};
  const PathResult result = world.validate();
  EXPECT_TRUE(result.valid);
  EXPECT_EQ(result.anchor, 1u);
}

TEST_F(PathSearchTest, OneCaOfTwoCountriesWorksForBoth) {
  world.anchors = {{world.root, {"1.3.6.1.4.1.56223.1"}}, {world.root, {world.policy}}};
  EXPECT_EQ(world.validate().anchor, 1u);
  const auto all = validate_all();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_TRUE(all[0].valid);
  EXPECT_EQ(all[0].anchor, 1u);
  EXPECT_FALSE(all[1].valid);
  EXPECT_EQ(all[1].anchor, 0u);
  EXPECT_TRUE(all[1].has(CertificateFault::policy_not_accepted));
  EXPECT_EQ(counting.verifications, 2) << "each signature once";
}

TEST_F(PathSearchTest, AnIntermediateAndItsRootAreTwoAnchors) {
  world.anchors = {{world.root, {}}, {world.intermediate, {}}};
  const auto all = validate_all();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].anchor, 1u);  // shorter
  EXPECT_EQ(all[1].anchor, 0u);
  EXPECT_TRUE(all[0].valid && all[1].valid);
}

TEST_F(PathSearchTest, ValidPathsComeFirstAndThenLikelyOnes) {
  const CertificatePtr old_root = expired_root();
  world.anchors = {{old_root, {}}, {world.root, {"1.2.3"}}, {world.root, {}}, {world.root, {world.policy}}};
  std::vector<std::size_t> order;
  for (const PathResult& each : validate_all()) order.push_back(each.anchor.value());
  EXPECT_EQ(order, (std::vector<std::size_t>{2, 3, 0, 1}));
}

// The first path is kept if none is valid, as before there were several.
TEST_F(PathSearchTest, WithoutAValidPathTheLikeliestIsTold) {
  world.revoke(*world.leaf);
  world.anchors = {{world.root, {}}, {expired_root(), {}}};
  const PathResult result = world.validate();
  EXPECT_EQ(result.anchor, 0u);
  EXPECT_EQ(result.findings.size(), 1u);
  EXPECT_EQ(validate_all().front().anchor, 0u);
}

TEST_F(PathSearchTest, ThereIsAlwaysAResult) {
  world.anchors.clear();
  ASSERT_EQ(validate_all().size(), 1u);
  EXPECT_FALSE(validate_all().front().anchor);
  EXPECT_TRUE(validate_all().front().has(CertificateFault::untrusted_anchor));
  world.chain.clear();
  ASSERT_EQ(validate_all().size(), 1u);
  EXPECT_FALSE(validate_all().front().valid);
}

TEST_F(PathSearchTest, RepeatedCertificatesMakeNoFurtherPath) {
  world.chain = {world.leaf, world.intermediate, world.root, world.intermediate, world.root, world.leaf};
  EXPECT_EQ(validate_all().size(), 1u);
}

// One key that certified itself many times under one name: each certificate issued every other one.
TEST_F(PathSearchTest, ManyPathsOfFewSignaturesAreBounded) {
  std::vector<CertificatePtr> chain{world.leaf};
  for (std::uint8_t i = 0; i < 15; ++i) {
    world.make_intermediate(world.intermediate_key, [&](Template& t) {
      t.issuer = t.subject;
      t.aki = t.ski;
      t.serial = testing::serial(i);
    });
    chain.push_back(world.intermediate);
  }
  world.chain = chain;
  world.anchors.clear();
  for (int i = 0; i < 300; ++i) world.anchors.push_back({chain.back(), {}});
  const auto all = validate_all();
  EXPECT_GE(all.size(), 200u);
  EXPECT_LE(all.size(), 256u);
  EXPECT_LE(counting.verifications, 48);
}

}  // namespace
}  // namespace ishaken::pki
