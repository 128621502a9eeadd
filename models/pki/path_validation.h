// Validates the path of a leaf, as a pure function over the verifier's data: the chain from the repository,
// the anchors of its own list, the CRLs it fetched, and the time on its clock (RFC 5280 section 6, SHAKEN
// profile).
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/base/time.h"
#include "models/pki/certificate.h"
#include "models/pki/crl.h"
#include "models/pki/crypto.h"
#include "models/pki/findings.h"
#include "models/pki/profile_version.h"

namespace ishaken::pki {

// A certificate of the Trusted STI-CA list: a root, or an intermediate that is trusted itself.
struct Anchor {
  CertificatePtr certificate{};
  std::vector<std::string> accepted_policies{};  // object identifiers; empty: any
};

// A CRL with the result of verifying its STI-PA's signature, which is done once, here, and not for every
// path.
struct CrlSource {
  // Verifies by the certificate of the list's signer, which must allow cRLSign if it has a key usage (RFC
  // 5280 section 6.3.3 (f)).
  CrlSource(std::shared_ptr<const Crl> list, const Certificate& signer, const Crypto& crypto);
  std::shared_ptr<const Crl> crl{};
  bool signature_valid = false;
};

struct PathOptions {
  bool require_crl = true;  // false: accept a missing or stale CRL, but not a known revocation
  ProfileVersion profile = current_profile;
  Duration tolerance{};  // for clock differences, at both ends of every validity
  std::size_t longest_path = 6;
};

struct PathResult {
  std::vector<CertificatePtr> path{};   // leaf first; ends with the anchor, if there is one
  std::optional<std::size_t> anchor{};  // index in the given anchors; nullopt if a signature is invalid
  std::vector<Finding> findings{};      // ordered by certificate
  bool valid = false;                   // true if there are no findings

  bool has(CertificateFault fault) const;
};

// Validates every path that ends at an anchor and whose links are all signed, since one anchor may accept
// what another does not, and a CA may be re-issued under the same name and key (RFC 5280 section 6.1). Each
// anchor ends a path of its own, even if two are the same certificate. Paths without findings come first,
// then likely ones. Without such a path, the result is the most plausible one, with no anchor. `chain` begins
// with the leaf; the rest may be in any order, and may include the root and unrelated certificates.
std::vector<PathResult> validate_paths(std::span<const CertificatePtr> chain, std::span<const Anchor> anchors,
                                       std::span<const CrlSource> crls, Instant now,
                                       const PathOptions& options, const Crypto& crypto);
// Returns the first result of validate_paths(), and ends the search at a path without findings.
PathResult validate_path(std::span<const CertificatePtr> chain, std::span<const Anchor> anchors,
                         std::span<const CrlSource> crls, Instant now, const PathOptions& options,
                         const Crypto& crypto);

}  // namespace ishaken::pki
