#include "models/parties/call_validation_treatment.h"

#include <algorithm>

namespace ishaken::parties {

trust::Treatment treat(const CallView& call, const trust::Policy& policy) {
  using trust::Treatment;
  const bool passed = call.verstat == Verstat::passed;
  if (!passed && policy.border_rule && call.from_abroad && call.shows_own_country) return Treatment::block;
  Treatment treatment = passed ? (call.downgraded ? policy.on_downgraded : Treatment::allow)
                        : call.verstat == Verstat::failed ? policy.on_failed
                                                          : policy.on_unverified;
  return call.suspicious ? std::max(treatment, policy.on_suspicious) : treatment;  // the harsher one
}

int sip_code(trust::Treatment treatment, trust::Refusal refusal, int found) {
  if (treatment != trust::Treatment::block) return 200;
  if (refusal == trust::Refusal::decline) return 603;
  return found != 0 ? found : 607;
}

}  // namespace ishaken::parties
