// The attestation that a scenario makes a provider assert.
#pragma once

#include <optional>

#include "models/passport/passport.h"
#include "sim/scenario/traffic.h"

namespace ishaken::sim {

// Returns the attestation as the PASSporT claims it, `none` if the provider is not to sign; nothing if it is
// honest.
inline std::optional<passport::Attestation> asserted(ClaimedAttestation claim) {
  switch (claim) {
    case ClaimedAttestation::honest:
      return std::nullopt;
    case ClaimedAttestation::A:
      return passport::Attestation::A;
    case ClaimedAttestation::B:
      return passport::Attestation::B;
    case ClaimedAttestation::C:
      return passport::Attestation::C;
    case ClaimedAttestation::none:
      return passport::Attestation::none;
  }
  return std::nullopt;
}

}  // namespace ishaken::sim
