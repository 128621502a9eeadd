#include "models/pki/revocation_check.h"

#include <algorithm>
#include <optional>

namespace ishaken::pki {
namespace {

using F = CertificateFault;

// Does the list speak for this certificate? RFC 5280 section 6.3.3 (b): the list's issuer is the cRLIssuer
// that the certificate names, the list says that it is indirect, and its distribution point is the
// certificate's.
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
  // The nearest thing to a usable list decides which fault is named: the enumeration goes from "missing"
  // outwards.
  F closest = F::crl_missing;
  const CrlSource* nearest = nullptr;
  bool decided = false;
  bool revoked = false;
  for (const CrlDistribution& at : certificate.crl_distributions) {
    for (const CrlSource& source : crls) {
      auto fault = scope_fault(*source.crl, certificate, at);
      const bool in_scope = !fault;
      if (in_scope) fault = state_fault(source, now, options.tolerance);
      // A revocation does not grow old: a stale list still revokes. One that nobody signed says nothing.
      if (in_scope && source.signature_valid) revoked = revoked || is_revoked(*source.crl, certificate);
      if (!fault) decided = true;
      if (fault && *fault != F::crl_missing && (nearest == nullptr || in_scope)) {
        closest = *fault;
        nearest = &source;
      }
    }
  }
  if (revoked) findings.push_back({position, F::revoked, hex(certificate.serial)});
  if (decided || !options.require_crl) return;
  std::string detail = nearest != nullptr                      ? nearest->crl->issuer.to_text()
                       : certificate.crl_distributions.empty() ? "the certificate names none"
                                                               : certificate.crl_distributions.front().url;
  findings.push_back({position, closest, std::move(detail)});
}

}  // namespace ishaken::pki
