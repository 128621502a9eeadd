// A transparency log (RFC 6962) as its readers see it: the head that the log signs, and the reader's memory,
// which detects a log that changes its statements. ATIS-1000091 has no such log; it is a defence against a
// registry that rewrites its past or shows different contents to different readers.
#pragma once

#include <optional>

#include "models/base/fields.h"
#include "models/pki/json.h"
#include "models/trust/merkle_tree.h"

namespace ishaken::trust {

struct TreeHead {
  std::uint64_t size = 0;
  Sha256 root = sha256({});  // of the empty tree
  bool operator==(const TreeHead&) const = default;
};
TreeHead head_of(const MerkleTree& log);

// Converts a head to and from {"size": n, "root": base64url}, and a proof to and from an array of base64url.
pki::Json to_claims(const TreeHead& head);
Result<TreeHead> tree_head_from_claims(const pki::Json& claims);
pki::Json to_claims(const MerkleProof& proof);
Result<MerkleProof> proof_from_claims(const pki::Json& claims);

// A reader's memory: the last head that it accepted.
struct LogView {
  std::optional<TreeHead> last;
};

enum class HeadVerdict : std::uint8_t { ok, rolled_back, inconsistent };

// Returns whether `head` may follow the one in `view`; any first head may. `proof` is the consistency proof
// from the last head to this one. If the result is ok, the reader must set view.last = head.
HeadVerdict accept(const LogView& view, const TreeHead& head, const MerkleProof& proof);

}  // namespace ishaken::trust

template <>
struct ishaken::EnumNames<ishaken::trust::HeadVerdict> {
  using enum trust::HeadVerdict;
  static constexpr std::array values{
      EnumValue{ok, "ok", "the log has grown, or is as it was"},
      EnumValue{rolled_back, "rolled-back", "the log shows an older state than before"},
      EnumValue{inconsistent, "inconsistent",
                "the log's past is not what it was, or it cannot show that it is"}};
};
