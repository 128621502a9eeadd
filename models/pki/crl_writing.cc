#include "models/base/names.h"
#include "models/pki/crl.h"
#include "models/pki/der.h"
#include "models/pki/extensions.h"
#include "models/pki/oids.h"
#include "models/pki/pem.h"
#include "models/pki/signed_structure.h"

namespace ishaken::pki {
namespace {

Bytes write_entry(const RevokedCertificate& entry, bool name_issuer) {
  std::vector<Bytes> extensions;
  // "unspecified" is expressed by omitting the reason (RFC 5280 section 5.3.1).
  if (entry.reason != RevocationReason::unspecified)
    extensions.push_back(write_extension(oid::crl_reason, false, der::enumerated(number(entry.reason))));
  if (name_issuer)
    extensions.push_back(write_extension(oid::certificate_issuer, true,
                                         der::sequence({directory_name(entry.certificate_issuer)})));
  return der::sequence({der::unsigned_integer(entry.serial), der::time(entry.revoked),
                        extensions.empty() ? Bytes() : der::sequence(extensions)});
}

Bytes write_entries(const CrlTemplate& wanted) {
  if (wanted.entries.empty()) return {};  // absent, not empty: RFC 5280 section 5.1.2.6
  std::vector<Bytes> entries;
  const DistinguishedName* issuer = &wanted.issuer;  // of the entry before; for the first, the CRL's own
  for (const RevokedCertificate& entry : wanted.entries) {
    const bool differs = entry.certificate_issuer != *issuer;
    entries.push_back(write_entry(entry, wanted.indirect && (differs || !wanted.abbreviate_issuers)));
    issuer = &entry.certificate_issuer;
  }
  return der::sequence(entries);
}

Bytes write_extensions(const CrlTemplate& wanted) {
  const Bytes point = der::sequence({wanted.url.empty() ? Bytes() : write_distribution_point_name(wanted.url),
                                     wanted.indirect ? der::tagged_implicit(4, Bytes{0xff}) : Bytes()});
  return der::tagged_explicit(
      0, der::sequence({write_authority_key_id(wanted.aki),
                        write_extension(oid::crl_number, false, der::integer(wanted.number)),
                        write_extension(oid::issuing_distribution_point, true, point)}));
}

}  // namespace

Bytes issue_crl(const CrlTemplate& wanted, const PrivateKey& key, const Crypto& crypto) {
  // TBSCertList, RFC 5280 section 5.1.
  const Bytes tbs = der::sequence({
      der::integer(1),  // v2
      ecdsa_with_sha256(),
      wanted.issuer.to_der(),
      der::time(wanted.this_update),
      der::time(wanted.next_update),
      write_entries(wanted),
      write_extensions(wanted),
  });
  return sign_structure(tbs, key, crypto);
}

std::string to_pem(const Crl& crl) { return to_pem("X509 CRL", crl.der); }

}  // namespace ishaken::pki
