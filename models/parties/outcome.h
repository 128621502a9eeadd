// The named outcomes of verification, grouped by the place of the fault, each with its SIP code (RFC
// 8224 6.2.2), the text of the Reason header (RFC 9410) and its grade, from which verstat follows.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "models/base/fields.h"

namespace ishaken::parties {

enum class Verstat : std::uint8_t { no_validation, passed, failed };
std::string_view text_of(Verstat verstat);  // "TN-Validation-Passed" and so on (3GPP TS 24.229)

// What an outcome says of the calling number. The policy has a treatment for each grade.
enum class Grade : std::uint8_t {
  passed,      // verified
  unverified,  // a check could not be made, or nothing was signed
  untrusted,   // signed, but under an STI-CA, a certificate policy or a provider that is not trusted here
  failed,      // a check was made, and failed
};
// Untrusted calls get the verstat of unsigned ones: the sanction of ATIS-1000091 clause 4.5 is that calls of
// an excluded country count as unattested.
constexpr Verstat verstat_of(Grade grade) {
  return grade == Grade::passed   ? Verstat::passed
         : grade == Grade::failed ? Verstat::failed
                                  : Verstat::no_validation;
}

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
  Grade grade;
  std::string_view help;

  constexpr Verstat verstat() const { return verstat_of(grade); }
};

std::span<const OutcomeInfo> outcomes();
const OutcomeInfo& info(Outcome outcome);
inline Grade grade_of(Outcome outcome) { return info(outcome).grade; }

}  // namespace ishaken::parties

template <>
struct ishaken::EnumNames<ishaken::parties::Grade> {
  using enum parties::Grade;
  static constexpr std::array values{
      EnumValue{passed, "passed", "the number shown was verified"},
      EnumValue{unverified, "unverified", "nothing was signed, or a check could not be made"},
      EnumValue{untrusted, "untrusted", "signed, but by nobody who is trusted here"},
      EnumValue{failed, "failed", "a check was made, and failed"}};
};
