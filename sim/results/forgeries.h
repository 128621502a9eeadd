// How long relying providers accept what an attack can forge: from the attack until a provider last stopped
// accepting, whether it began at once or only later. Several forgeries of one attack are one exposure: a
// provider is exposed while it accepts any of them. The counterpart of ExposureMeter, which goes by lists and
// CRLs: here the verifiers themselves are asked (sim/world/probes.h).
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "sim/results/exposure.h"

namespace ishaken::sim {

class ForgeryMeter {
 public:
  // Told of changes alone: whether this provider accepts something that the attack can forge.
  void accepts(Instant now, unsigned attack, PartyId provider, bool accepts);
  // An attack's windows begin with it.
  void happened(const TimelineEvent& event);
  void finish(Instant end);

  std::vector<Exposure> exposures(std::string_view action, const TimeRange& time) const;

 private:
  struct Begun {
    std::string_view action;
    Instant at{};
  };
  struct Accepted {
    bool now = false;
    Instant until{};
  };
  std::map<unsigned, Begun> attacks_;
  std::map<std::pair<unsigned, PartyId>, Accepted> accepted_;
};

}  // namespace ishaken::sim
