// The transparency log of the International SHAKEN registry: every entry that it ever published is a leaf.
#pragma once

#include <map>
#include <vector>

#include "models/trust/merkle_tree.h"
#include "models/trust/registry_entry.h"
#include "models/trust/transparency_log.h"

namespace ishaken::trust {

class RegistryLog {
 public:
  RegistryLog() = default;
  explicit RegistryLog(const std::vector<Sha256>& leaves) {
    for (const Sha256& leaf : leaves) add(leaf);
  }
  // Adds the snapshot's entries that are not yet in the log, and sets the snapshot's proofs.
  void cover(RegistrySnapshot& snapshot);
  TreeHead head() const { return head_of(tree_); }
  // Returns a proof that the log of size `to` extends the one of size `from`; empty if it never had these
  // sizes.
  MerkleProof consistency(std::uint64_t from, std::uint64_t to) const;
  const std::vector<Sha256>& leaves() const { return leaves_; }

 private:
  std::uint64_t add(const Sha256& leaf);

  MerkleTree tree_;
  std::vector<Sha256> leaves_;
  std::map<Sha256, std::uint64_t> places_;
};

}  // namespace ishaken::trust
