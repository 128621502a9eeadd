// The STI-PA's indirect CRL: one list, signed by the PA, for the certificates of all its CAs (RFC 5280
// section 5).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "models/base/bytes.h"
#include "models/base/fields.h"
#include "models/base/result.h"
#include "models/base/time.h"
#include "models/pki/certificate.h"
#include "models/pki/crypto.h"

namespace ishaken::pki {

enum class RevocationReason : std::uint8_t {  // the numbers of RFC 5280 section 5.3.1
  unspecified = 0,
  key_compromise = 1,
  ca_compromise = 2,
  affiliation_changed = 3,
  superseded = 4,
  cessation_of_operation = 5,
  certificate_hold = 6,
  privilege_withdrawn = 9,
};

struct RevokedCertificate {
  DistinguishedName certificate_issuer{};
  Bytes serial{};
  Instant revoked{};
  RevocationReason reason = RevocationReason::unspecified;
};

struct CrlTemplate {
  DistinguishedName issuer{};  // subject of the certificate that signs
  Bytes aki{};                 // key identifier of that certificate
  std::string url{};           // URL of the list: the issuing distribution point
  std::uint64_t number = 1;
  Instant this_update{};
  Instant next_update{};
  std::vector<RevokedCertificate> entries{};
  bool indirect = true;
  // True if an entry names its certificate issuer only when it differs from that of the entry before (RFC
  // 5280 section 5.3.3).
  bool abbreviate_issuers = true;
};

struct Crl {
  Bytes der{};
  DistinguishedName issuer{};
  std::string issuer_canonical{};
  Bytes aki{};
  std::string url{};
  bool indirect = false;
  std::uint64_t number = 0;
  Instant this_update{};
  Instant next_update{};
  std::vector<RevokedCertificate> entries{};  // in the order of the list
  Bytes tbs{};
  EcdsaSignature signature{};

  // The keys that is_revoked() searches: (canonical issuer, serial), sorted.
  struct Key {
    std::string issuer;
    Bytes serial;
    auto operator<=>(const Key&) const = default;
  };
  std::vector<Key> index{};
};

inline constexpr std::size_t max_crl_size = 4 * 1024 * 1024;  // some 60000 entries

Bytes issue_crl(const CrlTemplate& wanted, const PrivateKey& key, const Crypto& crypto);
// Decodes a CRL. Refuses those that a verifier must not use: delta lists, unknown critical extensions, other
// signature algorithms.
Result<std::shared_ptr<const Crl>> decode_crl(ByteView der);
std::string to_pem(const Crl& crl);

bool signed_by(const Crl& crl, const PublicKey& key, const Crypto& crypto);
bool is_revoked(const Crl& crl, const Certificate& certificate);

}  // namespace ishaken::pki

template <>
struct ishaken::EnumNames<ishaken::pki::RevocationReason> {
  using R = pki::RevocationReason;
  static constexpr std::array values{
      EnumValue{R::unspecified, "unspecified", "no reason given"},
      EnumValue{R::key_compromise, "key_compromise", "somebody else has the key"},
      EnumValue{R::ca_compromise, "ca_compromise", "somebody else has the CA's key"},
      EnumValue{R::affiliation_changed, "affiliation_changed", "the subject's name or organization changed"},
      EnumValue{R::superseded, "superseded", "replaced"},
      EnumValue{R::cessation_of_operation, "cessation_of_operation", "no longer needed"},
      EnumValue{R::certificate_hold, "certificate_hold", "suspended"},
      EnumValue{R::privilege_withdrawn, "privilege_withdrawn", "the right to sign was taken away"},
  };
};
