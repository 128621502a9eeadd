#include "models/parties/administrator/revocations.h"

#include <algorithm>

namespace ishaken::parties {
namespace {

// The number of certificates that are kept per holder; older ones have expired by then.
constexpr std::size_t remembered = 64;

}  // namespace

void Revocations::issued(const std::string& holder, pki::CertificatePtr certificate) {
  auto& certificates = issued_[holder];
  if (certificates.size() == remembered) certificates.erase(certificates.begin());
  certificates.push_back(std::move(certificate));
}

std::vector<pki::CertificatePtr> Revocations::revoke(const std::string& holder, pki::RevocationReason reason,
                                                     Instant now) {
  std::vector<pki::CertificatePtr> added;
  for (const auto& certificate : issued_[holder]) {
    const bool known =
        std::any_of(entries_.begin(), entries_.end(), [&](const pki::RevokedCertificate& entry) {
          return entry.serial == certificate->serial && entry.certificate_issuer == certificate->issuer;
        });
    if (known || certificate->not_after < now) continue;
    entries_.push_back({certificate->issuer, certificate->serial, now, reason});
    added.push_back(certificate);
  }
  return added;
}

std::vector<std::string> Revocations::holders_under(const pki::Certificate& issuer) const {
  std::vector<std::string> out;
  for (const auto& [holder, certificates] : issued_)
    if (std::any_of(certificates.begin(), certificates.end(),
                    [&](const auto& each) { return each->issuer == issuer.subject; }))
      out.push_back(holder);
  return out;
}

void Revocations::publish(const RootedKeys& keys, const Shared& shared, Instant now, Duration validity) {
  pki::CrlTemplate wanted;
  wanted.issuer = keys.root()->subject;
  wanted.aki = keys.root()->ski;
  wanted.url = keys.crl_url();
  wanted.number = ++number_;
  wanted.this_update = now;
  wanted.next_update = now + validity;
  wanted.entries = entries_;
  der_ = std::make_shared<const Bytes>(pki::issue_crl(wanted, keys.root_key(), shared.crypto));
}

}  // namespace ishaken::parties
