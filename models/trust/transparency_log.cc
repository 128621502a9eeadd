#include "models/trust/transparency_log.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace ishaken::trust {
namespace {

using pki::Json;

// The maximum length of a proof over 2^63 leaves.
constexpr std::size_t longest_proof = 64;

std::optional<Sha256> hash_from(const Json& value) {
  if (!value.is_string()) return std::nullopt;
  const auto bytes = from_base64url(value.get_ref<const std::string&>());
  Sha256 hash{};
  if (!bytes || bytes->size() != hash.size()) return std::nullopt;
  std::copy(bytes->begin(), bytes->end(), hash.begin());
  return hash;
}

}  // namespace

TreeHead head_of(const MerkleTree& log) { return {log.size(), log.root()}; }

Json to_claims(const TreeHead& head) { return {{"size", head.size}, {"root", base64url(head.root)}}; }

Result<TreeHead> tree_head_from_claims(const Json& claims) {
  if (!claims.is_object()) return fail("tree head: not an object");
  const auto size = claims.find("size"), root = claims.find("root");
  // A non-negative number read from text is stored as unsigned; a number set by code may be stored as signed.
  const bool counted = size != claims.end() && size->is_number_integer() &&
                       (size->is_number_unsigned() || size->get<std::int64_t>() >= 0) &&
                       size->get<std::uint64_t>() <= std::uint64_t{INT64_MAX};
  if (!counted) return fail("tree head: size is missing or no count");
  const auto hash = root != claims.end() ? hash_from(*root) : std::nullopt;
  if (!hash) return fail("tree head: root is missing or no SHA-256 in base64url");
  return TreeHead{size->get<std::uint64_t>(), *hash};
}

Json to_claims(const MerkleProof& proof) {
  Json out = Json::array();
  for (const Sha256& hash : proof) out.push_back(base64url(hash));
  return out;
}

Result<MerkleProof> proof_from_claims(const Json& claims) {
  if (!claims.is_array() || claims.size() > longest_proof) return fail("proof: no array, or too long a one");
  MerkleProof proof;
  for (const Json& each : claims) {
    const auto hash = hash_from(each);
    if (!hash) return fail("proof: holds something else than SHA-256 in base64url");
    proof.push_back(*hash);
  }
  return proof;
}

HeadVerdict accept(const LogView& view, const TreeHead& head, const MerkleProof& proof) {
  if (!view.last) return HeadVerdict::ok;
  const TreeHead& last = *view.last;
  if (head.size < last.size) return HeadVerdict::rolled_back;
  return verify_consistency(last.size, head.size, last.root, head.root, proof) ? HeadVerdict::ok
                                                                               : HeadVerdict::inconsistent;
}

}  // namespace ishaken::trust
