// The CVT: the treatment of a call by the result of its verification, its attestation and the provider's
// policy (ATIS-1000091 figure 4-7).
#pragma once

#include "models/parties/outcome.h"
#include "models/passport/passport.h"
#include "models/trust/policy.h"

namespace ishaken::parties {

struct CallView {
  Grade grade = Grade::unverified;
  passport::Attestation attestation = passport::Attestation::none;
  bool attested_here = false;      // its certificate is under an anchor of this country
  bool from_abroad = false;        // it entered the country over an international trunk
  bool shows_own_country = false;  // its calling number is one of this country
  bool shows_mobile = false;       // its calling number is a mobile one
  bool downgraded = false;         // it passed under an anchor of a country that its STI-GA downgraded
  bool suspicious = false;         // CVT suspects its calling number
};

trust::Treatment treat(const CallView& call, const trust::Policy& policy);

// Returns the code of the final response for a treatment. `found` is the code of the verification's outcome,
// 0 if it has none.
int sip_code(trust::Treatment treatment, trust::Refusal refusal, int found);

}  // namespace ishaken::parties
