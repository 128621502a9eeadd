// The CRL of an STI-PA: an indirect one for the certificates of all STI-CAs that it lists (ATIS-1000084).
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "models/parties/rooted_keys.h"
#include "models/pki/crl.h"

namespace ishaken::parties {

class Revocations {
 public:
  // Keeps a certificate, so that it can be revoked by its holder's name.
  void issued(const std::string& holder, pki::CertificatePtr certificate);
  // Puts every certificate of the holder on the list; returns those that are new there.
  std::vector<pki::CertificatePtr> revoke(const std::string& holder, pki::RevocationReason reason,
                                          Instant now);
  // Returns the holders of certificates that this one issued.
  std::vector<std::string> holders_under(const pki::Certificate& issuer) const;
  // Signs the list again.
  void publish(const RootedKeys& keys, const Shared& shared, Instant now, Duration validity);

  const std::shared_ptr<const Bytes>& der() const { return der_; }
  std::size_t size() const { return entries_.size(); }

 private:
  std::map<std::string, std::vector<pki::CertificatePtr>> issued_;
  std::vector<pki::RevokedCertificate> entries_;
  std::uint64_t number_ = 0;
  std::shared_ptr<const Bytes> der_;
};

}  // namespace ishaken::parties
