#include "models/parties/verification_service.h"

#include <algorithm>
#include <array>

#include "models/messages/media_types.h"
#include "models/passport/x5u.h"

namespace ishaken::parties {
namespace {

Outcome outcome_of(passport::Fault fault) {
  using F = passport::Fault;
  switch (fault) {
    case F::unsupported_ppt_parameter:
    case F::unsupported_ppt:
    case F::critical_extension:
    case F::compact_form:
      return Outcome::identity_unsupported_extension;
    case F::unsupported_alg_parameter:
    case F::alg_missing:
    case F::unsupported_algorithm:
      return Outcome::identity_unsupported_algorithm;
    case F::ppt_mismatch:
      return Outcome::identity_parameter_mismatch;
    case F::attest_missing:
    case F::attest_unknown:
      return Outcome::attestation_malformed;
    case F::origid_missing:
    case F::origid_not_uuid:
      return Outcome::origid_malformed;
    default:
      break;
  }
  return fault >= F::iat_missing ? Outcome::claims_malformed : Outcome::identity_malformed;
}

// Returns the outcome of the first fault in this order that is among the findings. A fault that makes others
// meaningless comes first.
Outcome outcome_of(const pki::PathResult& path) {
  using F = pki::CertificateFault;
  struct Rule {
    F fault;
    Outcome outcome;
  };
  static constexpr std::array rules{Rule{F::missing_tn_auth_list, Outcome::certificate_tn_auth_list},
                                    Rule{F::malformed_tn_auth_list, Outcome::certificate_tn_auth_list},
                                    Rule{F::several_tn_auth_entries, Outcome::certificate_tn_auth_list},
                                    Rule{F::tn_auth_not_spc, Outcome::certificate_tn_auth_list},
                                    Rule{F::untrusted_anchor, Outcome::anchor_untrusted},
                                    Rule{F::signature_invalid, Outcome::certificate_chain_broken},
                                    Rule{F::issuer_mismatch, Outcome::certificate_chain_broken},
                                    Rule{F::aki_mismatch, Outcome::certificate_chain_broken},
                                    Rule{F::chain_too_long, Outcome::certificate_chain_broken},
                                    Rule{F::expired, Outcome::certificate_expired},
                                    Rule{F::not_yet_valid, Outcome::certificate_not_yet_valid},
                                    Rule{F::crl_signature_invalid, Outcome::revocation_crl_untrusted},
                                    Rule{F::crl_issuer_mismatch, Outcome::revocation_crl_untrusted},
                                    Rule{F::crl_missing, Outcome::revocation_crl_missing},
                                    Rule{F::crl_stale, Outcome::revocation_crl_stale},
                                    Rule{F::crl_not_yet_valid, Outcome::revocation_crl_stale},
                                    Rule{F::policy_not_accepted, Outcome::certificate_policy}};
  if (path.findings.empty()) return Outcome::passed;
  for (const pki::Finding& finding : path.findings)
    if (finding.fault == F::revoked)
      return finding.certificate == 0 ? Outcome::revocation_leaf_revoked
                                      : Outcome::revocation_intermediate_revoked;
  for (const Rule& rule : rules)
    if (path.has(rule.fault)) return rule.outcome;
  return Outcome::certificate_profile;
}

// Returns the result of every path. Does not require a CRL that the policy never reads.
std::vector<pki::PathResult> validated_paths(const std::vector<pki::CertificatePtr>& chain,
                                             const RelyingParty& relying, Instant now,
                                             const pki::Crypto& crypto) {
  const std::vector<pki::CrlSource> none;
  const bool reads_crls = relying.policy().revocation != trust::Revocation::off;
  const auto validate = [&](bool require_crl) {
    pki::PathOptions options;
    options.require_crl = require_crl;
    return pki::validate_paths(chain, relying.anchors(), reads_crls ? relying.crls() : none, now, options,
                               crypto);
  };
  const bool required = relying.policy().revocation == trust::Revocation::hard_fail;
  std::vector<pki::PathResult> out = validate(required);
  const auto unread = [&](const pki::PathResult& each) {
    const trust::TrustedList& list = *relying.list();
    return required && each.anchor && !each.valid &&
           !relying.reads_crl_of(list.authorities[list.anchors[*each.anchor].authority]);
  };
  if (std::ranges::none_of(out, unread)) return out;
  for (pki::PathResult& lenient : validate(false)) {
    const auto same = std::ranges::find_if(out, [&](const pki::PathResult& each) {
      return unread(each) && each.anchor == lenient.anchor && each.path == lenient.path;
    });
    if (same != out.end()) *same = std::move(lenient);
  }
  return out;
}

struct JudgedPath {
  Outcome outcome = Outcome::passed;
  pki::PathResult path;
  const trust::TrustedAnchor* anchor = nullptr;
};

// Returns the outcome of a path. A missing CRL does not save a distrusted provider, since the chain shows
// whose it is; the outcome of a check that failed is kept.
JudgedPath judge(pki::PathResult path, const trust::TrustedList& list, const std::string& spc) {
  JudgedPath out{outcome_of(path), std::move(path)};
  if (!out.path.anchor) return out;
  out.anchor = &list.anchors[*out.path.anchor];
  const Grade grade = grade_of(out.outcome);
  if ((grade == Grade::passed || grade == Grade::unverified) &&
      trust::distrusts(list, out.anchor->country, spc))
    out.outcome = Outcome::provider_distrusted;
  return out;
}

// Returns whether a certificate names that STI-PA as the issuer of the CRL for it.
bool names(const pki::Certificate& leaf, const trust::Authority& authority) {
  return std::ranges::any_of(leaf.crl_distributions, [&](const pki::CrlDistribution& each) {
    return each.issuer.canonical() == authority.root->subject_canonical;
  });
}

std::optional<Outcome> examine_age(std::int64_t seconds, const trust::Policy& policy) {
  const std::int64_t freshness = std::chrono::floor<std::chrono::seconds>(policy.freshness).count();
  if (seconds > freshness) return Outcome::freshness_stale;
  if (seconds < -freshness) return Outcome::freshness_future;
  return std::nullopt;
}

}  // namespace

std::optional<Outcome> examine(const messages::Invite& invite, std::size_t header,
                               const trust::Policy& policy, Instant now, passport::Identity& identity,
                               passport::ParserScratch& scratch, std::string& detail) {
  const passport::Fault fault = passport::parse_identity(invite.identity[header], identity, scratch);
  const passport::Passport& claims = identity.passport;
  if (fault != passport::Fault::none || claims.ppt != passport::Ppt::shaken) {
    detail = fault == passport::Fault::none ? "no shaken PASSporT" : std::string(name_of(fault));
    return fault == passport::Fault::none ? Outcome::identity_unsupported_extension : outcome_of(fault);
  }
  // Date and iat must each be fresh. They may differ: a PASSporT that is fresh counts in its full form (RFC
  // 8224 section 6.2 step 4).
  for (const std::int64_t time : {numeric_date(invite.date), claims.iat})
    if (const auto outcome = examine_age(numeric_date(now) - time, policy)) return outcome;
  if (const auto refused = examine_x5u(claims.x5u, policy, detail)) return refused;
  if (policy.check_x5u && identity.info != claims.x5u) return Outcome::repository_info_mismatch;
  return std::nullopt;
}

std::optional<Outcome> examine_x5u(const std::string& x5u, const trust::Policy& policy, std::string& detail) {
  if (!policy.check_x5u) return std::nullopt;
  const auto fault = passport::check_x5u(x5u);
  if (fault == passport::UrlFault::none) return std::nullopt;
  detail = std::string(name_of(fault));
  return Outcome::repository_url_refused;
}

std::optional<Outcome> receive_chain(const messages::CertificateReply& reply,
                                     pki::CertificateCache& certificates,
                                     std::vector<pki::CertificatePtr>& chain) {
  if (reply.status >= 300 && reply.status < 400) return Outcome::repository_redirect;
  if (reply.status >= 500)
    return Outcome::repository_unreachable;  // a server error does not say that the chain is missing
  if (reply.status != 200) return Outcome::repository_not_found;
  if (!messages::is_media_type(reply.content_type, messages::pem_chain_type))
    return Outcome::repository_wrong_content;
  auto decoded = certificates.chain_from_pem(reply.chain);
  if (!decoded) return Outcome::certificate_malformed;
  chain = std::move(*decoded);
  return std::nullopt;
}

PathVerdict judge_chain(const std::vector<pki::CertificatePtr>& chain, const RelyingParty& relying,
                        Instant now, const pki::Crypto& crypto) {
  PathVerdict verdict;
  verdict.list = relying.list();
  verdict.list_text = relying.list_text();
  if (!verdict.list) {
    verdict.outcome = Outcome::anchor_list_missing;
    return verdict;
  }
  if (relying.policy().enforce_expiry && verdict.list->exp < numeric_date(now)) {
    verdict.outcome = Outcome::anchor_list_expired;
    return verdict;
  }
  std::vector<JudgedPath> paths;
  for (pki::PathResult& each : validated_paths(chain, relying, now, crypto))
    paths.push_back(judge(std::move(each), *verdict.list, chain.front()->spc()));
  const auto passes = [](const JudgedPath& each) { return each.outcome == Outcome::passed; };
  const auto named = [&](const JudgedPath& each) {
    return names(*chain.front(), verdict.list->authorities[each.anchor->authority]);
  };
  const auto failed = std::ranges::stable_partition(paths, passes);
  std::ranges::stable_partition(paths.begin(), failed.begin(), named);
  for (const JudgedPath& each : paths)
    verdict.certificates.insert(verdict.certificates.end(), each.path.path.begin(), each.path.path.end());
  for (auto other = paths.begin() + 1; other < failed.begin(); ++other)
    verdict.others.push_back(other->anchor);
  verdict.outcome = paths.front().outcome;
  verdict.anchor = paths.front().anchor;
  verdict.path = std::move(paths.front().path);
  return verdict;
}

Instant good_until(const PathVerdict& verdict, const RelyingParty& relying, Instant now) {
  Instant until = Instant::max();
  const auto begins = [&](Instant when) {
    if (when > now) until = std::min(until, when);
  };
  // The last second of a validity belongs to the validity.
  const auto ends = [&](Instant last) {
    if (last < Instant::max() - std::chrono::seconds(1)) begins(last + std::chrono::seconds(1));
  };
  if (relying.list() && relying.policy().enforce_expiry) ends(from_numeric_date(relying.list()->exp));
  for (const auto& certificate : verdict.certificates) {
    begins(certificate->not_before);
    ends(certificate->not_after);
  }
  for (const pki::CrlSource& source : relying.crls()) {
    begins(source.crl->this_update);
    // A CRL is stale at the next instant, not at the next second.
    if (source.crl->next_update < Instant::max()) begins(source.crl->next_update + Duration{1});
  }
  return until;
}

Conclusion conclude(const messages::Invite& invite, const passport::Identity& identity,
                    const PathVerdict& path, const pki::PublicKey& signer, const pki::Crypto& crypto) {
  return conclude(path, invite.calling, identity.passport.attestation, [&] {
    if (!crypto.verify(signer, as_bytes(identity.signing_input), identity.signature))
      return Outcome::signature_invalid;
    if (identity.passport.orig.number != invite.calling) return Outcome::claims_orig_mismatch;
    if (!identity.passport.dest.contains(invite.called)) return Outcome::claims_dest_mismatch;
    return Outcome::passed;
  });
}

}  // namespace ishaken::parties
