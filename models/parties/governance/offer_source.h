// A source of trust as an STI-GA sees it: the countries whose lists its STI-PA can have from there. The
// STI-PA's half of the same source is a TrustSource (administrator/trust_source.h).
#pragma once

#include "models/messages/governance.h"
#include "models/trust/decision.h"

namespace ishaken::parties {

class OfferSource {
 public:
  virtual ~OfferSource() = default;
  // Returns the countries that `policy` accepts from this source.
  virtual trust::Offer offer(const trust::Policy& policy) const = 0;
  // Adds to an instruction what the STI-PA must know to read this source.
  virtual void prepare(const trust::Policy&, messages::InstructTrust&) const {}
};

}  // namespace ishaken::parties
