#include "models/parties/pa_revocations.h"

#include <algorithm>

namespace ishaken::parties {
namespace {

// Certificates of a holder that are kept in mind; older ones have expired by then.
constexpr std::size_t remembered = 64;

}  // namespace

void PaRevocations::issued(const std::string& holder, pki::CertificatePtr certificate) {
  auto& certificates = issued_[holder];
  if (certificates.size() == remembered) certificates.erase(certificates.begin());
  certificates.push_back(std::move(certificate));
}

std::size_t PaRevocations::revoke(const std::string& holder, Instant now) {
  std::size_t added = 0;
  for (const auto& certificate : issued_[holder]) {
    const bool known =
        std::any_of(entries_.begin(), entries_.end(), [&](const pki::RevokedCertificate& entry) {
          return entry.serial == certificate->serial && entry.certificate_issuer == certificate->issuer;
        });
    if (known || certificate->not_after < now) continue;
    entries_.push_back(
        {certificate->issuer, certificate->serial, now, pki::RevocationReason::privilege_withdrawn});
    ++added;
  }
  return added;
}

void PaRevocations::publish(const RootedKeys& keys, const Shared& shared, Instant now, Duration validity) {
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
