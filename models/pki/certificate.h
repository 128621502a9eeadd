// An STI certificate, decoded once into plain fields (X.509 v3, RFC 5280; profile of ATIS-1000080
// section 6.4.1).
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/base/bytes.h"
#include "models/base/digest.h"
#include "models/base/result.h"
#include "models/base/time.h"
#include "models/pki/ecdsa_signature.h"
#include "models/pki/keys.h"
#include "models/pki/name.h"
#include "models/pki/tn_auth_list.h"

namespace ishaken::pki {

// The CRL that a certificate names: its URL, and the name of its issuer.
struct CrlDistribution {
  std::string url{};
  DistinguishedName issuer{};
  bool operator==(const CrlDistribution&) const = default;
};

struct KeyUsage {
  bool digital_signature = false;
  bool key_cert_sign = false;
  bool crl_sign = false;
  bool other = false;  // any of the remaining six bits
  bool operator==(const KeyUsage&) const = default;
};

struct Extension {
  std::string oid{};
  bool critical = false;
  Bytes value{};  // content of the extension's OCTET STRING
  bool operator==(const Extension&) const = default;
};

struct Certificate {
  Bytes der{};
  Sha256 fingerprint{};  // of the DER
  Bytes serial{};        // big-endian, without leading zeros
  DistinguishedName issuer{};
  DistinguishedName subject{};
  std::string issuer_canonical{};  // DistinguishedName::canonical(), stored since names are compared often
  std::string subject_canonical{};
  Instant not_before{};
  Instant not_after{};  // the last second in which the certificate is valid

  PublicKey public_key{};  // empty if the key is not a point of P-256 or P-384
  Bytes ski{};             // empty if the extension is absent; likewise all below
  Bytes aki{};
  bool key_id_critical = false;  // either identifier

  bool has_basic_constraints = false;
  bool basic_constraints_critical = false;
  bool is_ca = false;
  std::optional<unsigned> path_length{};
  std::optional<KeyUsage> key_usage{};
  bool key_usage_critical = false;
  std::vector<std::string> policies{};
  std::vector<CrlDistribution> crl_distributions{};
  std::optional<TnAuthList> tn_auth_list{};
  bool tn_auth_list_malformed = false;        // present, but not readable
  std::vector<Extension> other_extensions{};  // not decoded above

  Bytes tbs{};                 // the signed part
  EcdsaSignature signature{};  // of an unknown algorithm if the two places that name it differ

  bool is_self_issued() const { return issuer_canonical == subject_canonical; }
  std::string spc() const { return tn_auth_list ? tn_auth_list->single_spc() : std::string(); }
};

using CertificatePtr = std::shared_ptr<const Certificate>;

inline constexpr std::size_t max_certificate_size = 16 * 1024;

// Decodes a certificate. Refuses hostile input: too long, not DER, repeated extensions, encodings that DER
// does not allow.
Result<CertificatePtr> decode_certificate(ByteView der);

bool signed_by(const Certificate& certificate, const PublicKey& issuer, const Crypto& crypto);

}  // namespace ishaken::pki
