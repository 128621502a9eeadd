#include "models/trust/merkle_tree.h"

#include <algorithm>
#include <bit>

namespace ishaken::trust {
namespace {

// Returns where RFC 6962 section 2.1 splits `count` >= 2 leaves: at the largest power of two below it.
std::uint64_t split(std::uint64_t count) { return std::bit_floor(count - 1); }

bool odd(std::uint64_t value) { return (value & 1) != 0; }

// The path from a node to the root of a tree, as both verifications follow it. Each step returns whether the
// next sibling is on the left.
class ProofPath {
 public:
  ProofPath(std::uint64_t node, std::uint64_t last) : node_(node), last_(last) {}
  bool at_root() const { return last_ == 0; }
  bool sibling_on_the_left() {
    const bool left = odd(node_) || node_ == last_;
    if (left)  // a last node without a sibling rises until it has one
      while (!odd(node_) && node_ != 0) up();
    up();
    return left;
  }

 private:
  void up() {
    node_ >>= 1;
    last_ >>= 1;
  }
  std::uint64_t node_;
  std::uint64_t last_;
};

}  // namespace

Sha256 leaf_hash(ByteView leaf) {
  Bytes input;
  input.reserve(leaf.size() + 1);
  input.push_back(0x00);
  input.insert(input.end(), leaf.begin(), leaf.end());
  return sha256(input);
}

Sha256 node_hash(const Sha256& left, const Sha256& right) {
  std::array<std::uint8_t, 65> input{0x01};
  std::copy(left.begin(), left.end(), input.begin() + 1);
  std::copy(right.begin(), right.end(), input.begin() + 33);
  return sha256(input);
}

std::uint64_t MerkleTree::append(ByteView leaf) { return append_hash(leaf_hash(leaf)); }

std::uint64_t MerkleTree::append_hash(const Sha256& leaf) {
  const std::uint64_t index = size();
  Sha256 hash = leaf;
  for (std::size_t level = 0;; ++level) {
    if (level == levels_.size()) levels_.emplace_back();
    auto& nodes = levels_[level];
    nodes.push_back(hash);
    if (nodes.size() % 2 != 0) return index;
    hash = node_hash(nodes[nodes.size() - 2], nodes.back());
  }
}

// Returns MTH(D[first:last]). Every subtree that a proof needs begins at a multiple of its width rounded up
// to a power of two, so its complete parts are in `levels_`, and at most log2 of its width hashes remain.
Sha256 MerkleTree::range(std::uint64_t first, std::uint64_t last) const {
  const std::uint64_t count = last - first;
  if (count == 0) return sha256({});
  if (std::has_single_bit(count))
    return levels_[static_cast<std::size_t>(std::countr_zero(count))][first / count];
  const std::uint64_t middle = first + split(count);
  return node_hash(range(first, middle), range(middle, last));
}

Result<Sha256> MerkleTree::root(std::uint64_t size) const {
  if (size > this->size()) return fail("merkle tree: no such size");
  return range(0, size);
}

Result<MerkleProof> MerkleTree::inclusion_proof(std::uint64_t index, std::uint64_t size) const {
  if (size > this->size() || index >= size) return fail("merkle tree: no such leaf");
  MerkleProof proof;
  std::uint64_t first = 0, last = size;
  while (last - first > 1) {
    const std::uint64_t middle = first + split(last - first);
    if (index < middle) {
      proof.push_back(range(middle, last));
      last = middle;
    } else {
      proof.push_back(range(first, middle));
      first = middle;
    }
  }
  std::reverse(proof.begin(), proof.end());
  return proof;
}

Result<MerkleProof> MerkleTree::consistency_proof(std::uint64_t older, std::uint64_t newer) const {
  if (newer > size() || older > newer) return fail("merkle tree: no such sizes");
  MerkleProof proof;
  if (older == 0) return proof;
  std::uint64_t first = 0, last = newer;
  while (older != last) {
    const std::uint64_t middle = first + split(last - first);
    if (older <= middle) {
      proof.push_back(range(middle, last));
      last = middle;
    } else {
      proof.push_back(range(first, middle));
      first = middle;
    }
  }
  if (first != 0)
    proof.push_back(range(first, last));  // otherwise it is the older root, which the verifier knows
  std::reverse(proof.begin(), proof.end());
  return proof;
}

bool verify_inclusion(const Sha256& leaf, std::uint64_t index, std::uint64_t size, const MerkleProof& proof,
                      const Sha256& root) {
  if (index >= size) return false;
  ProofPath path(index, size - 1);
  Sha256 hash = leaf;
  for (const Sha256& sibling : proof) {
    if (path.at_root()) return false;
    hash = path.sibling_on_the_left() ? node_hash(sibling, hash) : node_hash(hash, sibling);
  }
  return path.at_root() && hash == root;
}

bool verify_consistency(std::uint64_t older, std::uint64_t newer, const Sha256& older_root,
                        const Sha256& newer_root, const MerkleProof& proof) {
  if (older > newer) return false;
  if (older == 0 && older_root != sha256({})) return false;
  if (older == newer) return proof.empty() && older_root == newer_root;
  if (older == 0) return proof.empty();
  // The start node: the last complete subtree of the older tree, which is the whole tree if its size is a
  // power of two.
  const bool whole = std::has_single_bit(older);
  if (proof.empty()) return false;
  const int level = std::countr_one(older - 1);
  ProofPath path((older - 1) >> level, (newer - 1) >> level);
  Sha256 was = whole ? older_root : proof.front(), is = was;
  for (std::size_t i = whole ? 0 : 1; i < proof.size(); ++i) {
    if (path.at_root()) return false;
    if (path.sibling_on_the_left()) {
      was = node_hash(proof[i], was);
      is = node_hash(proof[i], is);
    } else {
      is = node_hash(is, proof[i]);
    }
  }
  return path.at_root() && was == older_root && is == newer_root;
}

}  // namespace ishaken::trust
