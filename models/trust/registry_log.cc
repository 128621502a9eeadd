#include "models/trust/registry_log.h"

namespace ishaken::trust {

std::uint64_t RegistryLog::add(const Sha256& leaf) {
  const auto [place, added] = places_.try_emplace(leaf, tree_.size());
  if (added) {
    tree_.append_hash(leaf);
    leaves_.push_back(leaf);
  }
  return place->second;
}

void RegistryLog::cover(RegistrySnapshot& snapshot) {
  snapshot.proofs.clear();
  for (const std::string& entry : snapshot.entries)
    snapshot.proofs.push_back({add(leaf_hash(as_bytes(entry))), {}});
  for (InclusionClaim& each : snapshot.proofs)
    each.proof = tree_.inclusion_proof(each.index, tree_.size()).value_or(MerkleProof{});
}

MerkleProof RegistryLog::consistency(std::uint64_t from, std::uint64_t to) const {
  return tree_.consistency_proof(from, to).value_or(MerkleProof{});
}

}  // namespace ishaken::trust
