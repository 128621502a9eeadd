#include "models/parties/administrator/log_watch.h"

#include <algorithm>

#include "models/base/digest.h"
#include "models/trust/pa_signature.h"
#include "models/trust/signed_claims.h"

namespace ishaken::parties {
namespace {

// Returns whether each entry is in the log at the index that the registry names.
bool all_included(const trust::RegistrySnapshot& snapshot, const trust::TreeHead& head) {
  if (snapshot.proofs.size() != snapshot.entries.size()) return false;
  for (std::size_t i = 0; i < snapshot.entries.size(); ++i) {
    const trust::InclusionClaim& claim = snapshot.proofs[i];
    if (!trust::verify_inclusion(trust::leaf_hash(as_bytes(snapshot.entries[i])), claim.index, head.size,
                                 claim.proof, head.root))
      return false;
  }
  return true;
}

}  // namespace

std::optional<trust::TreeHead> LogWatch::open(const std::string& head, const pki::Crypto& crypto) const {
  const auto opened = trust::open_signed(head, registry_root_, crypto);
  const auto read =
      opened ? trust::tree_head_from_claims(opened->claims) : fail("not signed by the registry");
  return read ? std::optional(*read) : std::nullopt;
}

void LogWatch::take(const trust::RegistrySnapshot& snapshot, const trust::TreeHead& head) {
  view_.last = head;
  head_text_ = snapshot.head;
}

LogWatch::Judgement LogWatch::judge(std::shared_ptr<const trust::RegistrySnapshot> snapshot,
                                    const pki::Crypto& crypto) {
  const auto head = open(snapshot->head, crypto);
  if (!head || !all_included(*snapshot, *head)) return {};
  if (!view_.last || *view_.last == *head || view_.last->size == 0) {
    take(*snapshot, *head);
    return {Answer::use, {}};
  }
  if (head->size <= view_.last->size) return {};  // rolled back, or another log of the same size
  return await({*view_.last, *head, std::move(snapshot), {}});
}

// Waits for a proof. Refuses at once if two different heads have the same size, since these are two logs and
// need no proof.
LogWatch::Judgement LogWatch::await(Awaited wanted) {
  const messages::LogProofRequest request{wanted.older.size, wanted.newer.size};
  const auto known = awaited_.find({request.from, request.to});
  if (known != awaited_.end()) {
    if (!(known->second.older == wanted.older && known->second.newer == wanted.newer)) return {};
    if (wanted.contents == nullptr) wanted.contents = known->second.contents;
  }
  awaited_.insert_or_assign({request.from, request.to}, std::move(wanted));
  return {Answer::ask, request};
}

bool LogWatch::confirmed() const {
  if (!view_.last) return false;
  const auto agree =
      std::ranges::count_if(heard_, [&](const auto& each) { return each.second == *view_.last; });
  return 2 * static_cast<std::size_t>(agree) > heard_.size();
}

LogWatch::Judgement LogWatch::compare(PartyId peer, const std::string& text, const pki::Crypto& crypto) {
  const auto head = open(text, crypto);
  // A head that the registry did not sign proves nothing about it.
  if (!head) return {Answer::use, {}};
  heard_.insert_or_assign(peer, *head);
  if (!view_.last) return {Answer::use, {}};  // there is nothing to compare yet
  if (head->size == view_.last->size)
    return {head->root == view_.last->root ? Answer::use : Answer::refuse, {}};
  const bool ahead = head->size > view_.last->size;
  const trust::TreeHead& older = ahead ? *view_.last : *head;
  const trust::TreeHead& newer = ahead ? *head : *view_.last;
  if (older.size == 0) return {Answer::use, {}};
  return await({older, newer, nullptr, text});
}

std::optional<LogWatch::Proven> LogWatch::proven(const messages::LogProof& proof) {
  const auto found = awaited_.extract({proof.from, proof.to});
  if (found.empty()) return std::nullopt;
  const Awaited& awaited = found.mapped();
  trust::MerkleProof hashes;
  for (const Bytes& each : proof.hashes) {
    Sha256 hash{};
    if (each.size() != hash.size()) return Proven{false, awaited.peer_head};
    std::copy(each.begin(), each.end(), hash.begin());
    hashes.push_back(hash);
  }
  Proven out{false, awaited.peer_head};
  out.holds = trust::verify_consistency(awaited.older.size, awaited.newer.size, awaited.older.root,
                                        awaited.newer.root, hashes);
  if (out.holds && awaited.contents != nullptr && view_.last && awaited.older == *view_.last) {
    take(*awaited.contents, awaited.newer);
    out.contents = awaited.contents;
  }
  return out;
}

}  // namespace ishaken::parties
