// The Merkle tree of a transparency log (RFC 6962 section 2.1; the same in RFC 9162 section 2.1): who holds
// the root and the size can be shown, by a few hashes, that a leaf stands at an index (inclusion) and that an
// older tree is the beginning of a newer one (consistency).
#pragma once

#include <cstdint>
#include <vector>

#include "models/base/digest.h"
#include "models/base/result.h"

namespace ishaken::trust {

// Leaves and nodes are hashed with different first octets, so that no node can be passed off as a leaf.
Sha256 leaf_hash(ByteView leaf);
Sha256 node_hash(const Sha256& left, const Sha256& right);

using MerkleProof = std::vector<Sha256>;  // from the leaves upwards

class MerkleTree {
 public:
  // The index of the new leaf.
  std::uint64_t append(ByteView leaf);
  std::uint64_t append_hash(const Sha256& leaf);
  std::uint64_t size() const { return levels_.empty() ? 0 : levels_.front().size(); }

  Sha256 root() const { return range(0, size()); }
  // As it was when the tree had `size` leaves. Fails where it never had as many.
  Result<Sha256> root(std::uint64_t size) const;
  // That leaf `index` is in the tree of `size` leaves (RFC 6962 section 2.1.1).
  Result<MerkleProof> inclusion_proof(std::uint64_t index, std::uint64_t size) const;
  // That the tree of `older` leaves is the beginning of that of `newer` (RFC 6962 section 2.1.2). Empty for
  // the empty tree, which begins every other.
  Result<MerkleProof> consistency_proof(std::uint64_t older, std::uint64_t newer) const;

 private:
  Sha256 range(std::uint64_t first, std::uint64_t last) const;

  // levels_[k][i] is the root of the complete subtree over leaves [i * 2^k, (i + 1) * 2^k).
  std::vector<std::vector<Sha256>> levels_;
};

// RFC 9162 section 2.1.3.2. The root alone does not tell its size: pass the size of the signed tree head that
// the root came in.
bool verify_inclusion(const Sha256& leaf, std::uint64_t index, std::uint64_t size, const MerkleProof& proof,
                      const Sha256& root);

// RFC 9162 section 2.1.4.2, and what it leaves out: equal trees, and the empty tree.
bool verify_consistency(std::uint64_t older, std::uint64_t newer, const Sha256& older_root,
                        const Sha256& newer_root, const MerkleProof& proof);

}  // namespace ishaken::trust
