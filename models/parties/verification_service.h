// The STI-VS: the way from the Identity header of an INVITE to one named outcome (RFC 8224 6.2, ATIS-1000074
// clause 5.3). Pure functions of the provider's list and CRLs. Checks that need no certificate come first, so
// that a stale or malformed token cannot make a provider fetch one.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "models/messages/call.h"
#include "models/parties/outcome.h"
#include "models/parties/relying_party.h"
#include "models/passport/identity.h"
#include "models/pki/path_validation.h"

namespace ishaken::parties {

// All findings on the certificates of a path, and the one outcome that follows from them. If several paths
// pass, `path` is the one to the country that the certificate itself names by its CRL's issuer, if it names
// any.
struct PathVerdict {
  Outcome outcome = Outcome::passed;
  pki::PathResult path;
  // The list of the judgement. The verdict may be in use longer than the list (Policy::recheck).
  trust::TrustedListPtr list;
  messages::SharedText list_text;
  const trust::TrustedAnchor* anchor = nullptr;       // into `list`; null if the path reached none
  std::vector<pki::CertificatePtr> certificates{};    // of all paths, of which each may change the verdict
  std::vector<const trust::TrustedAnchor*> others{};  // into `list`: the anchors of further paths that pass
};

// The outcome of a call, and the anchor under which it was reached; null if the path reached none.
struct Conclusion {
  Outcome outcome = Outcome::passed;
  const trust::TrustedAnchor* anchor = nullptr;
};

// Checks one Identity header of an INVITE: the header, its PASSporT, freshness and x5u, before the
// certificate is known. Returns no outcome if all are right; `identity` then holds the parsed header.
std::optional<Outcome> examine(const messages::Invite& invite, std::size_t header,
                               const trust::Policy& policy, Instant now, passport::Identity& identity,
                               passport::ParserScratch& scratch, std::string& detail);

// Returns the outcome if the x5u breaks the policy's rules for certificate URLs (ATIS-1000074 clause 5.3.1);
// nothing is fetched from such a URL.
std::optional<Outcome> examine_x5u(const std::string& x5u, const trust::Policy& policy, std::string& detail);

// Checks a repository's reply. Returns no outcome if it is right; `chain` then holds the decoded chain.
std::optional<Outcome> receive_chain(const messages::CertificateReply& reply,
                                     pki::CertificateCache& certificates,
                                     std::vector<pki::CertificatePtr>& chain);

// Judges every path from a chain to an anchor of the list, with revocation, and checks that the list does not
// distrust the chain's holder. The best verdict counts (RFC 5280 section 6.1): two countries may have
// approved one STI-CA, and one of them may claim it wrongly.
PathVerdict judge_chain(const std::vector<pki::CertificatePtr>& chain, const RelyingParty& relying,
                        Instant now, const pki::Crypto& crypto);

// Returns the time until which a verdict reached now holds, if neither list nor CRL is replaced.
Instant good_until(const PathVerdict& verdict, const RelyingParty& relying, Instant now);

// Returns the outcome of a call by its first fault: of the path, then of the PASSporT, which
// `examine_passport` checks only if the path is valid, then of the scope of the anchors: one that may speak
// for the number is enough.
template <class ExaminePassport>
Conclusion conclude(const PathVerdict& path, const TelephoneNumber& calling,
                    passport::Attestation attestation, ExaminePassport examine_passport) {
  if (path.outcome != Outcome::passed) return {path.outcome, path.anchor};
  if (const Outcome found = examine_passport(); found != Outcome::passed) return {found, path.anchor};
  const auto speaks = [&](const trust::TrustedAnchor* anchor) {
    return trust::may_speak_for(*path.list, *anchor, calling, attestation);
  };
  if (speaks(path.anchor)) return {Outcome::passed, path.anchor};
  const auto other = std::ranges::find_if(path.others, speaks);
  if (other != path.others.end()) return {Outcome::passed, *other};
  return {Outcome::scope_violation, path.anchor};
}

// Returns the same for an arrived call, whose PASSporT must have a valid signature and claim the numbers of
// the SIP fields.
Conclusion conclude(const messages::Invite& invite, const passport::Identity& identity,
                    const PathVerdict& path, const pki::PublicKey& signer, const pki::Crypto& crypto);

}  // namespace ishaken::parties
