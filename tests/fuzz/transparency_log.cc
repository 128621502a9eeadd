// What a transparency log shows: a tree head and a proof, {"head": {...}, "proof": [...]}. No proof
// leads to a head that the log never had.
#include "models/trust/transparency_log.h"

#include <nlohmann/json.hpp>

#include "models/pki/json.h"
#include "tests/fuzz/check.h"

using namespace ishaken;
using namespace ishaken::trust;
using fuzz::check;

namespace {

const MerkleTree& seven_leaves() {
  static const MerkleTree tree = [] {
    MerkleTree out;
    for (std::uint8_t leaf = 0; leaf < 7; ++leaf) out.append(Bytes{leaf});
    return out;
  }();
  return tree;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto claims = pki::parse_json(fuzz::text_of(data, size));
  if (!claims || !claims->is_object()) return 0;
  const auto head = tree_head_from_claims(claims->value("head", pki::Json()));
  const auto proof = proof_from_claims(claims->value("proof", pki::Json()));
  if (head) {
    const auto again = tree_head_from_claims(to_claims(*head));
    check(again && *again == *head, "a head that is written is read");
  }
  if (proof) {
    const auto again = proof_from_claims(to_claims(*proof));
    check(again && *again == *proof, "a proof that is written is read");
  }
  if (!head || !proof) return 0;

  const MerkleTree& tree = seven_leaves();
  for (std::uint64_t older = 0; older <= tree.size(); ++older) {
    const Sha256 root = *tree.root(older);
    // The log grows to the head, or the head to the log; the other end is what the fuzzer says.
    accept({TreeHead{older, root}}, *head, *proof);
    if (verify_consistency(head->size, older, head->root, root, *proof))
      check(head->size <= older && head->root == *tree.root(head->size), "the past was as it was");
  }
  for (std::uint64_t index = 0; index < tree.size(); ++index)
    if (verify_inclusion(head->root, index, tree.size(), *proof, tree.root()))
      check(head->root == leaf_hash(Bytes{static_cast<std::uint8_t>(index)}), "only the leaf is included");
  verify_inclusion(leaf_hash(Bytes{0}), 0, head->size, *proof, head->root);
  return 0;
}
