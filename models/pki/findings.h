// The faults of a certificate path. A verdict lists every finding on every certificate.
#pragma once

#include <cstdint>
#include <string>

#include "models/base/fields.h"

namespace ishaken::pki {

enum class CertificateFault : std::uint8_t {
  // the path
  untrusted_anchor,
  signature_invalid,
  issuer_mismatch,
  aki_mismatch,
  chain_too_long,
  // time
  expired,
  not_yet_valid,
  // roles
  not_a_ca,
  ca_as_leaf,
  path_length_exceeded,
  key_usage,
  // keys and extensions
  unsupported_key,
  unsupported_signature,
  unknown_critical_extension,
  missing_aki,
  critical_key_id,
  // authorization: TNAuthList and policy
  missing_tn_auth_list,
  malformed_tn_auth_list,
  several_tn_auth_entries,
  tn_auth_not_spc,
  tn_auth_on_ca,
  policy_not_accepted,
  // revocation
  revoked,
  crl_missing,
  crl_stale,
  crl_not_yet_valid,
  crl_issuer_mismatch,
  crl_signature_invalid,
  // only in the profile of ATIS-1000080
  wrong_subject_cn,
  key_not_p256,
  signature_not_sha256,
  subject_incomplete,
  wrong_spc_form,
  serial_not_positive,
  basic_constraints,
  key_usage_form,
  wrong_ski,
  policy_count,
  missing_crl_distribution,
  crl_distribution_on_root,
  forbidden_extension,
};

struct Finding {
  unsigned certificate = 0;  // position in the path, 0 is the leaf
  CertificateFault fault{};
  std::string detail{};
  bool operator==(const Finding&) const = default;
};

// Returns whether only the profile forbids it; a verifier that follows RFC 5280 alone does not check it.
constexpr bool is_profile_only(CertificateFault fault) { return fault >= CertificateFault::wrong_subject_cn; }

}  // namespace ishaken::pki

template <>
struct ishaken::EnumNames<ishaken::pki::CertificateFault> {
  using F = pki::CertificateFault;
  static constexpr std::array values{
      EnumValue{F::untrusted_anchor, "untrusted_anchor",
                "the path ends at no certificate that the verifier trusts"},
      EnumValue{F::signature_invalid, "signature_invalid", "the issuer's key did not sign this certificate"},
      EnumValue{F::issuer_mismatch, "issuer_mismatch",
                "the issuer's subject is not the name that this one gives"},
      EnumValue{F::aki_mismatch, "aki_mismatch",
                "the authority key identifier names another key of the issuer"},
      EnumValue{F::chain_too_long, "chain_too_long", "more certificates than a verifier looks at"},
      EnumValue{F::expired, "expired", "after the end of validity"},
      EnumValue{F::not_yet_valid, "not_yet_valid", "before the start of validity"},
      EnumValue{F::not_a_ca, "not_a_ca", "an issuer whose basic constraints do not say CA"},
      EnumValue{F::ca_as_leaf, "ca_as_leaf", "a CA certificate where a provider's is expected"},
      EnumValue{F::path_length_exceeded, "path_length_exceeded",
                "more CAs below than the path length allows"},
      EnumValue{F::key_usage, "key_usage", "the key usage does not fit what the key is used for"},
      EnumValue{F::unsupported_key, "unsupported_key", "the key is not a point of P-256 or P-384"},
      EnumValue{F::unsupported_signature, "unsupported_signature",
                "the signature is not ECDSA with SHA-256 or SHA-384"},
      EnumValue{F::unknown_critical_extension, "unknown_critical_extension",
                "a critical extension nobody here knows"},
      EnumValue{F::missing_aki, "missing_aki", "no authority key identifier"},
      EnumValue{F::critical_key_id, "critical_key_id", "a key identifier that is marked critical"},
      EnumValue{F::missing_tn_auth_list, "missing_tn_auth_list", "a leaf without TNAuthList"},
      EnumValue{F::malformed_tn_auth_list, "malformed_tn_auth_list",
                "a TNAuthList that cannot be read, or with an empty code"},
      EnumValue{F::several_tn_auth_entries, "several_tn_auth_entries",
                "more than one entry in the TNAuthList"},
      EnumValue{F::tn_auth_not_spc, "tn_auth_not_spc",
                "numbers in the TNAuthList instead of a service provider code"},
      EnumValue{F::tn_auth_on_ca, "tn_auth_on_ca", "a TNAuthList on a CA certificate"},
      EnumValue{F::policy_not_accepted, "policy_not_accepted",
                "no certificate policy that goes with the anchor"},
      EnumValue{F::revoked, "revoked", "on the revocation list"},
      EnumValue{F::crl_missing, "crl_missing",
                "the revocation list that the certificate names is not at hand"},
      EnumValue{F::crl_stale, "crl_stale", "the revocation list is past its next update"},
      EnumValue{F::crl_not_yet_valid, "crl_not_yet_valid", "the revocation list is dated in the future"},
      EnumValue{F::crl_issuer_mismatch, "crl_issuer_mismatch",
                "the list at that address is of another issuer"},
      EnumValue{F::crl_signature_invalid, "crl_signature_invalid",
                "the revocation list is not signed by its issuer, or by one that may not sign lists"},
      EnumValue{F::wrong_subject_cn, "wrong_subject_cn",
                "the common name is not the one the profile asks for"},
      EnumValue{F::key_not_p256, "key_not_p256", "a P-384 key, where the profile asks for P-256"},
      EnumValue{F::signature_not_sha256, "signature_not_sha256",
                "ECDSA with SHA-384, where the profile asks for SHA-256"},
      EnumValue{F::subject_incomplete, "subject_incomplete",
                "country, organization or common name is missing"},
      EnumValue{F::wrong_spc_form, "wrong_spc_form", "the code is not upper-case letters and digits"},
      EnumValue{F::serial_not_positive, "serial_not_positive", "a serial number of zero"},
      EnumValue{F::basic_constraints, "basic_constraints", "basic constraints absent or not critical"},
      EnumValue{F::key_usage_form, "key_usage_form", "key usage absent, not critical, or with further bits"},
      EnumValue{F::wrong_ski, "wrong_ski", "the subject key identifier is not the SHA-1 of the key"},
      EnumValue{F::policy_count, "policy_count", "not exactly one certificate policy (none on a root)"},
      EnumValue{F::missing_crl_distribution, "missing_crl_distribution",
                "not exactly one CRL address with its issuer"},
      EnumValue{F::crl_distribution_on_root, "crl_distribution_on_root", "a CRL address on a root"},
      EnumValue{F::forbidden_extension, "forbidden_extension", "an extension that the profile does not name"},
  };
};
