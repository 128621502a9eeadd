// The named outcomes of verification, grouped by the place of the fault, each with its SIP code (RFC
// 8224 6.2.2), the text of the Reason header (RFC 9410) and its verstat value.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace ishaken::parties {

enum class Verstat : std::uint8_t { no_validation, passed, failed };
std::string_view text_of(Verstat verstat);  // "TN-Validation-Passed" and so on (3GPP TS 24.229)

enum class Outcome : std::uint8_t {
  passed,
  // no verification took place
  not_verified,  // the terminating country has no SHAKEN
  identity_missing,
  // identity: the header and the PASSporT as text
  identity_malformed,
  identity_unsupported_extension,
  identity_unsupported_algorithm,
  identity_parameter_mismatch,
  claims_malformed,
  attestation_malformed,
  origid_malformed,
  // freshness
  freshness_stale,
  freshness_future,
  freshness_date_mismatch,
  freshness_replayed,
  // repository: the fetch of the certificate
  repository_url_refused,
  repository_info_mismatch,
  repository_unreachable,
  repository_not_found,
  repository_redirect,
  repository_wrong_content,
  // certificate
  certificate_malformed,
  certificate_expired,
  certificate_not_yet_valid,
  certificate_profile,
  certificate_tn_auth_list,
  certificate_chain_broken,
  certificate_policy,
  // anchor
  anchor_untrusted,
  anchor_list_missing,
  anchor_list_expired,
  provider_distrusted,
  // revocation
  revocation_leaf_revoked,
  revocation_intermediate_revoked,
  revocation_crl_missing,
  revocation_crl_stale,
  revocation_crl_untrusted,
  // signature
  signature_invalid,
  // claims against the SIP fields
  claims_orig_mismatch,
  claims_dest_mismatch,
  // scope
  scope_violation,
  number_unallocated,
  // the call never reached verification
  refused_at_origin,
  undelivered,
};

struct OutcomeInfo {
  Outcome outcome;
  std::string_view name;    // "certificate_expired"
  int sip_code;             // 0 if none applies
  std::string_view reason;  // of RFC 8224 6.2.2 and RFC 9410
  Verstat verstat;
  std::string_view help;
};

std::span<const OutcomeInfo> outcomes();
const OutcomeInfo& info(Outcome outcome);

}  // namespace ishaken::parties
