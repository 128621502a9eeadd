#include "models/parties/outcome.h"

#include <array>

namespace ishaken::parties {
namespace {

using enum Outcome;

// The table of outcomes, with codes and reasons of RFC 8224 section 6.2.2. In the field each provider's
// policy maps faults to verstat. Here, as some large verification services do, a check that could not be made
// gives No-TN-Validation, and a check that failed gives TN-Validation-Failed. A signature that is right but
// not trusted here counts as none.
constexpr std::array table{
    OutcomeInfo{Outcome::passed, "passed", 200, "", Grade::passed,
                "signature, certificate, anchor and claims hold"},
    OutcomeInfo{not_verified, "not_verified", 0, "", Grade::unverified,
                "the terminating provider does not verify"},
    OutcomeInfo{identity_missing, "identity_missing", 428, "Use Identity Header", Grade::unverified,
                "the call carries no Identity header"},
    OutcomeInfo{identity_malformed, "identity_malformed", 438, "Invalid Identity Header", Grade::failed,
                "the Identity header or its JSON cannot be read"},
    OutcomeInfo{identity_unsupported_extension, "identity_unsupported_extension", 428, "Use Identity Header",
                Grade::unverified, "no PASSporT of a kind that is known here; others are ignored"},
    OutcomeInfo{identity_unsupported_algorithm, "identity_unsupported_algorithm", 438,
                "Invalid Identity Header", Grade::failed, "signed with anything but ES256"},
    OutcomeInfo{identity_parameter_mismatch, "identity_parameter_mismatch", 438, "Invalid Identity Header",
                Grade::failed, "parameters of the header contradict the PASSporT"},
    OutcomeInfo{claims_malformed, "claims_malformed", 438, "Invalid Identity Header", Grade::failed,
                "a claim of RFC 8225 is missing or of another type"},
    OutcomeInfo{attestation_malformed, "attestation_malformed", 438, "Invalid Identity Header", Grade::failed,
                "attest is missing or none of A, B, C"},
    OutcomeInfo{origid_malformed, "origid_malformed", 438, "Invalid Identity Header", Grade::failed,
                "origid is missing or no UUID"},
    OutcomeInfo{freshness_stale, "freshness_stale", 403, "Stale Date", Grade::failed,
                "iat or Date lies too far back"},
    OutcomeInfo{freshness_future, "freshness_future", 403, "Stale Date", Grade::failed,
                "iat or Date lies ahead"},
    OutcomeInfo{freshness_replayed, "freshness_replayed", 403, "Stale Date", Grade::failed,
                "the same PASSporT passed before"},
    OutcomeInfo{repository_url_refused, "repository_url_refused", 436, "Bad Identity Info", Grade::failed,
                "x5u breaks the rules for certificate addresses"},
    OutcomeInfo{repository_info_mismatch, "repository_info_mismatch", 436, "Bad Identity Info", Grade::failed,
                "the info parameter is not the x5u"},
    OutcomeInfo{repository_unreachable, "repository_unreachable", 436, "Bad Identity Info", Grade::unverified,
                "the repository did not answer in time"},
    OutcomeInfo{repository_not_found, "repository_not_found", 436, "Bad Identity Info", Grade::failed,
                "the repository has no such certificate"},
    OutcomeInfo{repository_redirect, "repository_redirect", 436, "Bad Identity Info", Grade::failed,
                "the repository redirects, which is not followed"},
    OutcomeInfo{repository_wrong_content, "repository_wrong_content", 436, "Bad Identity Info", Grade::failed,
                "the repository served something else than a certificate chain"},
    OutcomeInfo{certificate_malformed, "certificate_malformed", 437, "Unsupported Credential", Grade::failed,
                "the chain cannot be decoded"},
    OutcomeInfo{certificate_expired, "certificate_expired", 437, "Unsupported Credential", Grade::failed,
                "a certificate of the path has expired"},
    OutcomeInfo{certificate_not_yet_valid, "certificate_not_yet_valid", 437, "Unsupported Credential",
                Grade::failed, "a certificate of the path is not valid yet"},
    OutcomeInfo{certificate_profile, "certificate_profile", 437, "Unsupported Credential", Grade::failed,
                "a certificate breaks the profile of ATIS-1000080"},
    OutcomeInfo{certificate_tn_auth_list, "certificate_tn_auth_list", 437, "Unsupported Credential",
                Grade::failed, "the TNAuthList is missing or not one SPC"},
    OutcomeInfo{certificate_chain_broken, "certificate_chain_broken", 437, "Unsupported Credential",
                Grade::failed, "names, keys or signatures of the path do not fit together"},
    OutcomeInfo{certificate_policy, "certificate_policy", 437, "Unsupported Credential", Grade::untrusted,
                "the certificate policy is not one of the anchor's country"},
    OutcomeInfo{anchor_untrusted, "anchor_untrusted", 437, "Unsupported Credential", Grade::untrusted,
                "the path ends at no STI-CA of the list"},
    OutcomeInfo{anchor_list_missing, "anchor_list_missing", 437, "Unsupported Credential", Grade::unverified,
                "the verifier holds no Trusted STI-CA list yet"},
    OutcomeInfo{anchor_list_expired, "anchor_list_expired", 437, "Unsupported Credential", Grade::unverified,
                "the verifier's Trusted STI-CA list is past its exp"},
    OutcomeInfo{provider_distrusted, "provider_distrusted", 437, "Unsupported Credential", Grade::untrusted,
                "the list names the provider among those that are not believed"},
    OutcomeInfo{revocation_leaf_revoked, "revocation_leaf_revoked", 437, "Unsupported Credential",
                Grade::failed, "the provider's certificate is on the CRL"},
    OutcomeInfo{revocation_intermediate_revoked, "revocation_intermediate_revoked", 437,
                "Unsupported Credential", Grade::failed, "an STI-CA certificate of the path is on the CRL"},
    OutcomeInfo{revocation_crl_missing, "revocation_crl_missing", 437, "Unsupported Credential",
                Grade::unverified, "no CRL of the responsible STI-PA is at hand"},
    OutcomeInfo{revocation_crl_stale, "revocation_crl_stale", 437, "Unsupported Credential",
                Grade::unverified, "the CRL at hand is past its nextUpdate"},
    OutcomeInfo{revocation_crl_untrusted, "revocation_crl_untrusted", 437, "Unsupported Credential",
                Grade::failed, "the CRL is not signed by the STI-PA that the certificate names"},
    OutcomeInfo{signature_invalid, "signature_invalid", 438, "Invalid Identity Header", Grade::failed,
                "the certificate's key did not sign this PASSporT"},
    OutcomeInfo{claims_orig_mismatch, "claims_orig_mismatch", 438, "Invalid Identity Header", Grade::failed,
                "orig is not the calling number of the call"},
    OutcomeInfo{claims_dest_mismatch, "claims_dest_mismatch", 438, "Invalid Identity Header", Grade::failed,
                "dest does not contain the called number"},
    OutcomeInfo{scope_violation, "scope_violation", 437, "Unsupported Credential", Grade::failed,
                "the anchor may not speak for the calling number"},
    OutcomeInfo{number_unallocated, "number_unallocated", 403, "Forbidden", Grade::failed,
                "the call comes from abroad and shows a number that no country has allocated"},
    OutcomeInfo{refused_at_origin, "refused_at_origin", 0, "", Grade::unverified,
                "the originating provider has cut the caller off"},
    OutcomeInfo{undelivered, "undelivered", 0, "", Grade::unverified, "the call never came to verification"},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < table.size(); ++i)
    if (static_cast<std::size_t>(table[i].outcome) != i) return false;
  return table.size() == static_cast<std::size_t>(undelivered) + 1;
}
static_assert(in_order(), "the table follows the enumeration");

}  // namespace

std::string_view text_of(Verstat verstat) {
  switch (verstat) {
    case Verstat::passed:
      return "TN-Validation-Passed";
    case Verstat::failed:
      return "TN-Validation-Failed";
    case Verstat::no_validation:
      break;
  }
  return "No-TN-Validation";
}

std::span<const OutcomeInfo> outcomes() { return table; }
const OutcomeInfo& info(Outcome outcome) { return table[static_cast<std::size_t>(outcome)]; }

}  // namespace ishaken::parties
