#include "models/parties/call_validation_treatment.h"

#include <algorithm>

namespace ishaken::parties {
namespace {

using trust::Treatment;
using enum passport::Attestation;

// Returns whether the attestation of a verified call says that the caller may show the number: A does; B, by
// which a provider knows its customer but not the number, does of a provider of the number's own country. C
// says only where the call entered (RFC 8588 section 4): the own gateway gives it to whatever arrives
// unsigned.
bool vouches_for_number(const CallView& call) {
  return call.grade == Grade::passed &&
         (call.attestation == A || (call.attestation == B && call.attested_here));
}

bool breaks_border_rule(const CallView& call, trust::BorderRule rule) {
  if (rule == trust::BorderRule::none || !call.from_abroad || !call.shows_own_country) return false;
  if (rule == trust::BorderRule::fixed && call.shows_mobile) return false;  // the caller may be roaming
  return !vouches_for_number(call);
}

Treatment by_attestation(passport::Attestation attestation, const trust::Policy& policy) {
  return attestation == B ? policy.on_partial : attestation == C ? policy.on_gateway : Treatment::allow;
}

Treatment by_verification(const CallView& call, const trust::Policy& policy) {
  switch (call.grade) {
    case Grade::passed:
      return std::max(call.downgraded ? policy.on_downgraded : Treatment::allow,
                      by_attestation(call.attestation, policy));
    case Grade::unverified:
      return policy.on_unverified;
    case Grade::untrusted:
      return policy.on_untrusted.value_or(policy.on_unverified);
    case Grade::failed:
      break;
  }
  return policy.on_failed;
}

}  // namespace

Treatment treat(const CallView& call, const trust::Policy& policy) {
  if (breaks_border_rule(call, policy.border_rule)) return Treatment::block;
  const Treatment treatment = by_verification(call, policy);
  return call.suspicious ? std::max(treatment, policy.on_suspicious) : treatment;  // the harsher one
}

int sip_code(trust::Treatment treatment, trust::Refusal refusal, int found) {
  if (treatment != trust::Treatment::block) return 200;
  if (refusal == trust::Refusal::decline) return 603;
  return found != 0 ? found : 607;
}

}  // namespace ishaken::parties
