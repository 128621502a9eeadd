// STI-VS: from the Identity header of an INVITE to one named outcome (RFC 8224 6.2, ATIS-1000074 clause 5.3).
// Pure functions over what the provider holds. What needs no certificate is checked first, so that a stale or
// malformed token cannot make a provider fetch anything.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/messages/call.h"
#include "models/parties/outcome.h"
#include "models/parties/relying_party.h"
#include "models/passport/identity.h"
#include "models/pki/path_validation.h"

namespace ishaken::parties {

// Every finding on every certificate of the path, and the one outcome that they amount to.
struct PathVerdict {
  Outcome outcome = Outcome::passed;
  pki::PathResult path;
  // What it was judged under: it may outlive that list's use (Policy::recheck).
  trust::TrustedListPtr list;
  messages::SharedText list_text;
  const trust::TrustedAnchor* anchor = nullptr;  // into `list`; null where none was reached
};

// Before the certificate is at hand: header, PASSporT, freshness, address. No outcome where all is well so
// far; `identity` then holds what was read.
std::optional<Outcome> examine(const messages::Invite& invite, const trust::Policy& policy, Instant now,
                               passport::Identity& identity, passport::ParserScratch& scratch,
                               std::string& detail);

// What is wrong with the address of a certificate by that policy (ATIS-1000074 clause 5.3.1); nothing is
// fetched from there.
std::optional<Outcome> examine_x5u(const std::string& x5u, const trust::Policy& policy, std::string& detail);

// What a repository's reply is worth; the chain is decoded where there is no outcome.
std::optional<Outcome> receive_chain(const messages::CertificateReply& reply,
                                     pki::CertificateCache& certificates,
                                     std::vector<pki::CertificatePtr>& chain);

// The path from a chain to an anchor of the list, with revocation, and whether the list trusts its holder.
PathVerdict judge_chain(const std::vector<pki::CertificatePtr>& chain, const RelyingParty& relying,
                        Instant now, const pki::Crypto& crypto);

// Until when a verdict on a chain, reached now, holds if neither list nor CRL is replaced.
Instant good_until(const PathVerdict& verdict, const RelyingParty& relying, Instant now);

// Names the outcome of a call by what is wrong first: its path, then its PASSporT, which `examine_passport`
// looks at only if the path holds, then the scope of the anchor.
template <class ExaminePassport>
Outcome conclude(const PathVerdict& path, const TelephoneNumber& calling, ExaminePassport examine_passport) {
  if (path.outcome != Outcome::passed) return path.outcome;
  if (const Outcome found = examine_passport(); found != Outcome::passed) return found;
  if (!trust::may_speak_for(*path.list, *path.anchor, calling)) return Outcome::scope_violation;
  return Outcome::passed;
}

// The same for a call at hand: its PASSporT has the right signature, and claims what the SIP fields say.
Outcome conclude(const messages::Invite& invite, const passport::Identity& identity, const PathVerdict& path,
                 const pki::PublicKey& signer, const pki::Crypto& crypto);

}  // namespace ishaken::parties
