// The Merkle tree against the test vectors of Certificate Transparency, and its properties for every size up
// to 64.
#include "models/trust/merkle_tree.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>

namespace ishaken::trust::testing {
namespace {

// The leaves and the roots after each of them, as the reference implementation of RFC 6962 has them.
const std::vector<std::string> leaves = {
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
const std::vector<std::string> roots = {"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                                        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
const std::string l1 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
const std::string n23 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
const std::string n47 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
const std::string l4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
const std::string n67 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
const std::string n45 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";

struct Path {
  std::uint64_t first, second;  // index and size, or the older and the newer size
  std::vector<std::string> proof;
};
const std::vector<Path> audit_paths = {{0, 1, {}},
                                       {0, 8, {l1, n23, n47}},
                                       {5, 8, {l4, n67, roots[4]}},
                                       {2, 3, {roots[2]}},
                                       {1, 5, {roots[1], n23, l4}}};
const std::vector<Path> consistency_paths = {
    {1, 1, {}}, {1, 8, {l1, n23, n47}}, {6, 8, {n45, n67, roots[4]}}, {2, 5, {n23, l4}}};

std::vector<std::string> texts(const Result<MerkleProof>& proof) {
  if (!proof) return {proof.error().what};
  std::vector<std::string> out;
  for (const Sha256& each : *proof) out.push_back(hex(each));
  return out;
}

MerkleTree known_tree() {
  MerkleTree tree;
  for (const std::string& leaf : leaves) tree.append(*from_hex(leaf));
  return tree;
}

TEST(MerkleTree, KnownRoots) {
  MerkleTree tree;
  EXPECT_EQ(hex(tree.root()), roots[0]);
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    EXPECT_EQ(tree.append(*from_hex(leaves[i])), i);
    EXPECT_EQ(hex(tree.root()), roots[i + 1]);
    for (std::size_t size = 0; size <= i + 1; ++size) EXPECT_EQ(hex(*tree.root(size)), roots[size]);
    EXPECT_FALSE(tree.root(i + 2));
  }
}

TEST(MerkleTree, KnownPaths) {
  const MerkleTree tree = known_tree();
  for (const Path& path : audit_paths) {
    EXPECT_EQ(texts(tree.inclusion_proof(path.first, path.second)), path.proof) << path.first;
    EXPECT_TRUE(verify_inclusion(leaf_hash(*from_hex(leaves[path.first])), path.first, path.second,
                                 *tree.inclusion_proof(path.first, path.second), *tree.root(path.second)));
  }
  for (const Path& path : consistency_paths)
    EXPECT_EQ(texts(tree.consistency_proof(path.first, path.second)), path.proof) << path.first;
}

TEST(MerkleTree, WhatItNeverHadIsRefused) {
  const MerkleTree tree = known_tree();
  EXPECT_FALSE(tree.inclusion_proof(8, 8));
  EXPECT_FALSE(tree.inclusion_proof(0, 9));
  EXPECT_FALSE(tree.inclusion_proof(0, 0));
  EXPECT_FALSE(tree.consistency_proof(8, 9));
  EXPECT_FALSE(tree.consistency_proof(5, 4));
  EXPECT_FALSE(MerkleTree().inclusion_proof(0, 0));
  EXPECT_TRUE(MerkleTree().consistency_proof(0, 0));
}

// --- properties, for every size up to 64 ---

constexpr std::uint64_t most = 64;

struct MerkleProperties : ::testing::Test {
  MerkleTree tree;
  std::vector<Sha256> hashes, root;
  MerkleProperties() {
    root.push_back(tree.root());
    for (std::uint64_t i = 0; i < most; ++i) {
      const std::string leaf = "leaf " + std::to_string(i);
      hashes.push_back(leaf_hash(as_bytes(leaf)));
      EXPECT_EQ(tree.append(as_bytes(leaf)), i);
      root.push_back(tree.root());
    }
  }
};

// Calls `check` with each bit of `hash` flipped: all 256 for small trees, a few that change with `salt` else.
void flip_bits(Sha256& hash, std::uint64_t salt, const std::function<void()>& check) {
  const std::uint64_t step = salt < 10 ? 1 : 61;
  for (std::uint64_t bit = salt % step; bit < 256; bit += step) {
    const auto mask = static_cast<std::uint8_t>(1u << (bit % 8));
    hash[bit / 8] ^= mask;
    check();
    hash[bit / 8] ^= mask;
  }
}

TEST_F(MerkleProperties, EveryInclusionVerifiesAndNothingElse) {
  for (std::uint64_t size = 1; size <= most; ++size) {
    EXPECT_EQ(tree.root(size).value(), root[size]);
    for (std::uint64_t index = 0; index < size; ++index) {
      MerkleProof proof = tree.inclusion_proof(index, size).value();
      ASSERT_TRUE(verify_inclusion(hashes[index], index, size, proof, root[size])) << index << " " << size;
      for (std::uint64_t other = 0; other <= most; ++other) {
        if (other != index) {
          EXPECT_FALSE(verify_inclusion(hashes[index], other, size, proof, root[size]));
        }
        if (other != size) {  // a size comes with its root
          EXPECT_FALSE(verify_inclusion(hashes[index], index, other, proof, root[other]));
        }
      }
      Sha256 leaf = hashes[index], top = root[size];
      const auto fails = [&] { EXPECT_FALSE(verify_inclusion(leaf, index, size, proof, top)); };
      flip_bits(leaf, size, fails);
      flip_bits(top, size, fails);
      for (Sha256& each : proof) flip_bits(each, size, fails);
      proof.push_back(top);
      fails();
      proof.pop_back();
      if (proof.empty()) continue;
      proof.pop_back();
      fails();
    }
  }
}

TEST_F(MerkleProperties, EveryConsistencyVerifiesAndNothingElse) {
  for (std::uint64_t newer = 0; newer <= most; ++newer)
    for (std::uint64_t older = 0; older <= newer; ++older) {
      MerkleProof proof = tree.consistency_proof(older, newer).value();
      ASSERT_TRUE(verify_consistency(older, newer, root[older], root[newer], proof)) << older << " " << newer;
      for (std::uint64_t other = 0; other <= most; ++other) {
        if (other != older && older != 0 && older != newer) {
          EXPECT_FALSE(verify_consistency(other, newer, root[other], root[newer], proof));
        }
        if (other != newer && older != 0) {
          EXPECT_FALSE(verify_consistency(older, other, root[older], root[other], proof));
        }
      }
      Sha256 was = root[older], is = root[newer];
      const auto fails = [&] { EXPECT_FALSE(verify_consistency(older, newer, was, is, proof)); };
      flip_bits(was, newer, fails);
      if (older != 0) flip_bits(is, newer, fails);  // every tree begins with the empty one
      for (Sha256& each : proof) flip_bits(each, newer, fails);
      proof.push_back(is);
      fails();
      proof.pop_back();
      if (proof.empty()) continue;
      proof.pop_back();
      fails();
    }
}

TEST_F(MerkleProperties, ALogThatChangedAnOldLeafCannotShowConsistency) {
  MerkleTree forged;
  for (std::uint64_t i = 0; i < most; ++i) forged.append_hash(i == 5 ? hashes[6] : hashes[i]);
  for (std::uint64_t older = 1; older < most; ++older)
    EXPECT_EQ(verify_consistency(older, most, root[older], forged.root(),
                                 forged.consistency_proof(older, most).value()),
              older <= 5)
        << older;
}

TEST(MerkleTree, SizesBeyondReason) {
  const Sha256 hash = leaf_hash({});
  EXPECT_FALSE(verify_inclusion(hash, 0, UINT64_MAX, {}, hash));
  EXPECT_FALSE(verify_inclusion(hash, UINT64_MAX, UINT64_MAX, MerkleProof(70, hash), hash));
  EXPECT_FALSE(verify_consistency(1, UINT64_MAX, hash, hash, MerkleProof(70, hash)));
  EXPECT_FALSE(verify_consistency(UINT64_MAX, 1, hash, hash, {}));
  EXPECT_FALSE(verify_consistency(UINT64_MAX - 1, UINT64_MAX, hash, hash, MerkleProof(70, hash)));
}

}  // namespace
}  // namespace ishaken::trust::testing
