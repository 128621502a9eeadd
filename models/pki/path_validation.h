// Is this leaf to be believed? A pure function over what the verifier holds: the chain that the repository
// served, the anchors of its own list, the CRLs it fetched, and the time on its clock (RFC 5280 section 6,
// SHAKEN profile).
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

namespace ishaken::pki {

// A certificate of the Trusted STI-CA list: a root, or an intermediate that is trusted by itself.
struct Anchor {
  CertificatePtr certificate{};
  std::vector<std::string> accepted_policies{};  // object identifiers; empty: any
};

// A CRL with the key that its STI-PA signs with. The signature is verified once, here, not on every path.
struct CrlSource {
  CrlSource(std::shared_ptr<const Crl> list, const PublicKey& signer, const Crypto& crypto);
  std::shared_ptr<const Crl> crl{};
  bool signature_valid = false;
};

struct PathOptions {
  bool require_crl =
      true;  // false: a missing or stale CRL is no finding; a revocation that is known always is
  bool check_profile = true;  // false: RFC 5280 and the TNAuthList alone
  Duration tolerance{};       // of clocks, at both ends of every validity
  std::size_t longest_path = 6;
};

struct PathResult {
  std::vector<CertificatePtr> path{};   // leaf first; ends with the anchor, if there is one
  std::optional<std::size_t> anchor{};  // index into those given; absent where a signature breaks
  std::vector<Finding> findings{};      // ordered by certificate
  bool valid = false;                   // no findings

  bool has(CertificateFault fault) const;
};

// `chain` is leaf first; the rest may come in any order, may include the root, may hold what does not belong.
PathResult validate_path(std::span<const CertificatePtr> chain, std::span<const Anchor> anchors,
                         std::span<const CrlSource> crls, Instant now, const PathOptions& options,
                         const Crypto& crypto);

}  // namespace ishaken::pki
