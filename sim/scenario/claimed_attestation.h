// What a scenario makes a provider assert, as the PASSporT says it; nothing where it is honest.
#pragma once

#include <optional>

#include "models/passport/passport.h"
#include "sim/scenario/traffic.h"

namespace ishaken::sim {

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
  }
  return std::nullopt;
}

}  // namespace ishaken::sim
