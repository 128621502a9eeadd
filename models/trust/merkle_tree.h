// The Merkle tree of a transparency log (RFC 6962 section 2.1; the same in RFC 9162 section 2.1). Given the
// root and the size, a few hashes prove that a leaf is at an index (inclusion) and that an older tree is a
// prefix of a newer one (consistency).
#pragma once

#include <cstdint>
#include <vector>

#include "models/base/digest.h"
#include "models/base/result.h"

namespace ishaken::trust {

// Returns the hash of a leaf or a node. They differ in their first octet, so that no node can be passed off
// as a leaf.
Sha256 leaf_hash(ByteView leaf);
Sha256 node_hash(const Sha256& left, const Sha256& right);

using MerkleProof = std::vector<Sha256>;  // from the leaves to the root

class MerkleTree {
 public:
  // Appends a leaf and returns its index.
  std::uint64_t append(ByteView leaf);
  std::uint64_t append_hash(const Sha256& leaf);
  std::uint64_t size() const { return levels_.empty() ? 0 : levels_.front().size(); }

  Sha256 root() const { return range(0, size()); }
  // Returns the root when the tree had `size` leaves. Fails if it never had that many.
  Result<Sha256> root(std::uint64_t size) const;
  // Returns a proof that leaf `index` is in the tree of `size` leaves (RFC 6962 section 2.1.1).
  Result<MerkleProof> inclusion_proof(std::uint64_t index, std::uint64_t size) const;
  // Returns a proof that the tree of `older` leaves is a prefix of that of `newer` (RFC 6962 section 2.1.2).
  // Empty for the empty tree, which is a prefix of every other.
  Result<MerkleProof> consistency_proof(std::uint64_t older, std::uint64_t newer) const;

 private:
  Sha256 range(std::uint64_t first, std::uint64_t last) const;

  // levels_[k][i] is the root of the complete subtree over leaves [i * 2^k, (i + 1) * 2^k).
  std::vector<std::vector<Sha256>> levels_;
};

// Verifies an inclusion proof (RFC 9162 section 2.1.3.2). The root does not determine the size: pass the size
// of the signed tree head that contains the root.
bool verify_inclusion(const Sha256& leaf, std::uint64_t index, std::uint64_t size, const MerkleProof& proof,
                      const Sha256& root);

// Verifies a consistency proof (RFC 9162 section 2.1.4.2), also between equal trees and from the empty tree,
// which the RFC leaves out.
bool verify_consistency(std::uint64_t older, std::uint64_t newer, const Sha256& older_root,
                        const Sha256& newer_root, const MerkleProof& proof);

}  // namespace ishaken::trust
