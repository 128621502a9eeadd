#include "models/pki/revocation_check.h"

#include <algorithm>
#include <optional>

namespace ishaken::pki {
namespace {

using F = CertificateFault;

// Returns why the list does not decide about a certificate without distribution point. RFC 5280 section 6.3.3
// has it decided by a list of its own issuer that is not limited to a distribution point.
std::optional<F> scope_fault(const Crl& crl, const Certificate& certificate) {
  const bool own = crl.issuer_canonical == certificate.issuer_canonical && crl.url.empty();
  return own ? std::nullopt : std::optional(F::crl_missing);
}

// Returns why the list does not apply to this certificate, or nullopt. RFC 5280 section 6.3.3 (b): the list's
// issuer must be the cRLIssuer in the certificate, the list must be indirect if that differs from the
// certificate's issuer, and its distribution point must be the certificate's.
std::optional<F> scope_fault(const Crl& crl, const Certificate& certificate, const CrlDistribution& at) {
  if (!at.url.empty() && !crl.url.empty() && crl.url != at.url) return F::crl_missing;
  const std::string expected = at.issuer.empty() ? certificate.issuer_canonical : at.issuer.canonical();
  const bool indirect = expected != certificate.issuer_canonical;
  if (crl.issuer_canonical != expected || (indirect && !crl.indirect)) return F::crl_issuer_mismatch;
  return std::nullopt;
}

std::optional<F> state_fault(const CrlSource& source, Instant now, Duration tolerance) {
  if (!source.signature_valid) return F::crl_signature_invalid;
  if (now + tolerance < source.crl->this_update) return F::crl_not_yet_valid;
  if (now - tolerance > source.crl->next_update) return F::crl_stale;
  return std::nullopt;
}

}  // namespace

void check_revocation(std::vector<Finding>& findings, const Certificate& certificate, unsigned position,
                      std::span<const CrlSource> crls, Instant now, const PathOptions& options) {
  // If no list is usable, the finding names the fault of the closest one.
  F closest = F::crl_missing;
  const CrlSource* nearest = nullptr;
  bool decided = false;
  bool revoked = false;
  const auto consult = [&](const CrlSource& source, std::optional<F> fault, bool may_revoke) {
    const bool in_scope = !fault;
    if (in_scope) fault = state_fault(source, now, options.tolerance);
    // A stale list still revokes. One with an invalid signature does not.
    if (may_revoke && source.signature_valid) revoked = revoked || is_revoked(*source.crl, certificate);
    if (!fault) decided = true;
    if (fault && *fault != F::crl_missing && (nearest == nullptr || in_scope)) {
      closest = *fault;
      nearest = &source;
    }
  };
  for (const CrlDistribution& at : certificate.crl_distributions)
    for (const CrlSource& source : crls) {
      const auto fault = scope_fault(*source.crl, certificate, at);
      consult(source, fault, !fault);
    }
  // A list that names the certificate is not overlooked because the certificate names no list; is_revoked()
  // compares the issuer, so a list that is not indirect revokes only what its own issuer issued.
  if (certificate.crl_distributions.empty())
    for (const CrlSource& source : crls) consult(source, scope_fault(*source.crl, certificate), true);
  if (revoked) findings.push_back({position, F::revoked, hex(certificate.serial)});
  if (decided || !options.require_crl) return;
  std::string detail = nearest != nullptr                      ? nearest->crl->issuer.to_text()
                       : certificate.crl_distributions.empty() ? "the certificate names none"
                                                               : certificate.crl_distributions.front().url;
  findings.push_back({position, closest, std::move(detail)});
}

}  // namespace ishaken::pki
