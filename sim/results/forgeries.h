// The exposure of relying providers to forgeries: from an attack until the provider last stopped accepting
// what the attack can forge, whether it began to accept at once or later. Several forgeries of one attack are
// one exposure: a provider is exposed while it accepts any of them. ExposureMeter goes by lists and CRLs;
// here the verifiers themselves are asked (sim/world/probes.h).
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "sim/results/exposure.h"

namespace ishaken::sim {

class ForgeryMeter {
 public:
  // Records whether the provider now accepts a forgery of the attack. The caller reports changes only.
  void accepts(Instant now, unsigned attack, PartyId provider, bool accepts);
  // Records the time of an attack, at which its exposures begin.
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
