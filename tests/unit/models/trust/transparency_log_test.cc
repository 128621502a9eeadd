// Tree heads and proofs as claims, and what a reader of a log accepts.
#include "models/trust/transparency_log.h"

#include <gtest/gtest.h>

#include "tests/unit/models/trust/lists.h"

namespace ishaken::trust::testing {
namespace {

MerkleTree log_of(const std::vector<std::string>& entries) {
  MerkleTree log;
  for (const std::string& each : entries) log.append(as_bytes(each));
  return log;
}

TEST(TransparencyLog, HeadsAndProofsRoundTrip) {
  const MerkleTree log = log_of({"a", "b", "c"});
  for (const TreeHead& head : {TreeHead{}, head_of(log), TreeHead{INT64_MAX, leaf_hash({})}}) {
    EXPECT_EQ(tree_head_from_claims(to_claims(head)).value(), head);
    const auto text = pki::parse_json(pki::to_text(to_claims(head)));
    EXPECT_EQ(tree_head_from_claims(text.value()).value(), head);
  }
  EXPECT_EQ(head_of(MerkleTree()), TreeHead{});
  const MerkleProof proof = log.inclusion_proof(0, 3).value();
  ASSERT_EQ(proof.size(), 2u);
  EXPECT_EQ(proof_from_claims(to_claims(proof)).value(), proof);
  EXPECT_EQ(proof_from_claims(to_claims(MerkleProof{})).value(), MerkleProof{});
}

TEST(TransparencyLog, OtherShapesAreRefused) {
  const pki::Json good = to_claims(head_of(log_of({"a", "b"})));
  const std::string root = good["root"];
  std::vector<pki::Json> bad_roots = {"", root.substr(1), root + "A", "=" + root.substr(1)};
  std::vector<pki::Json> bad_sizes = {-1, 1.5, 18446744073709551615u, "2"};
  for (const pki::Json& value : anything()) {
    EXPECT_FALSE(tree_head_from_claims(value)) << value;
    bad_roots.push_back(value);
    if (!value.is_number_integer()) bad_sizes.push_back(value);
    if (!value.is_array() || !value.empty()) {
      EXPECT_FALSE(proof_from_claims(value)) << value;
    }
    EXPECT_FALSE(proof_from_claims(pki::Json::array({root, value}))) << value;
  }
  for (const auto& [name, values] : {std::pair{"root", bad_roots}, std::pair{"size", bad_sizes}})
    for (const pki::Json& value : values) {
      pki::Json claims = good;
      claims[name] = value;
      EXPECT_FALSE(tree_head_from_claims(claims)) << claims;
    }
  for (const char* name : {"root", "size"}) {
    pki::Json claims = good;
    claims.erase(name);
    EXPECT_FALSE(tree_head_from_claims(claims)) << claims;
  }
  EXPECT_TRUE(proof_from_claims(pki::Json(std::vector<std::string>(64, root))));
  EXPECT_FALSE(proof_from_claims(pki::Json(std::vector<std::string>(65, root))));
}

TEST(TransparencyLog, AReaderSeesRollbackAndRewriting) {
  const MerkleTree log = log_of({"a", "b", "c", "d", "e"}), forged = log_of({"a", "x", "c", "d", "e"});
  const auto at = [](const MerkleTree& tree, std::uint64_t size) {
    return TreeHead{size, tree.root(size).value()};
  };
  const auto proof = [](const MerkleTree& tree, std::uint64_t older, std::uint64_t newer) {
    return tree.consistency_proof(older, newer).value();
  };
  LogView view;
  EXPECT_EQ(accept(view, at(forged, 5), {}), HeadVerdict::ok);  // nothing to compare it with
  view.last = at(log, 3);
  EXPECT_EQ(accept(view, at(log, 3), {}), HeadVerdict::ok);
  EXPECT_EQ(accept(view, at(log, 5), proof(log, 3, 5)), HeadVerdict::ok);
  EXPECT_EQ(accept(view, at(log, 5), proof(log, 2, 5)), HeadVerdict::inconsistent);
  EXPECT_EQ(accept(view, at(log, 5), {}), HeadVerdict::inconsistent);
  EXPECT_EQ(accept(view, at(log, 2), proof(log, 2, 3)), HeadVerdict::rolled_back);
  EXPECT_EQ(accept(view, at(forged, 2), {}), HeadVerdict::rolled_back);
  EXPECT_EQ(accept(view, at(forged, 3), {}), HeadVerdict::inconsistent);
  EXPECT_EQ(accept(view, at(forged, 5), proof(forged, 3, 5)), HeadVerdict::inconsistent);
  view.last = at(log, 1);  // the forgery begins behind it
  EXPECT_EQ(accept(view, at(forged, 5), proof(forged, 1, 5)), HeadVerdict::ok);
  view.last = TreeHead{};
  EXPECT_EQ(accept(view, at(log, 5), {}), HeadVerdict::ok);
}

}  // namespace
}  // namespace ishaken::trust::testing
