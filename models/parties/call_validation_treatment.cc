#include "models/parties/call_validation_treatment.h"

namespace ishaken::parties {

trust::Treatment treat(const CallView& call, const trust::Policy& policy) {
  if (call.verstat == Verstat::passed)
    return call.downgraded ? policy.on_downgraded : trust::Treatment::allow;
  if (policy.border_rule && call.from_abroad && call.shows_own_country) return trust::Treatment::block;
  return call.verstat == Verstat::failed ? policy.on_failed : policy.on_unverified;
}

int sip_code(trust::Treatment treatment) { return treatment == trust::Treatment::block ? 603 : 200; }

}  // namespace ishaken::parties
