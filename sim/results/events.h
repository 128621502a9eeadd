// The events that the world reports to the recorder. Parties report observations
// (models/parties/observation.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/names.h"
#include "models/base/time.h"
#include "models/numbering/telephone_number.h"
#include "sim/scenario/action.h"
#include "sim/scenario/traffic.h"

namespace ishaken::sim {

// The facts about a party that the recorder needs. A list of them is indexed by PartyId.
struct PartyInfo {
  std::string path;
  CountryCode country;            // none for the registry
  bool relying_provider = false;  // it verifies calls by a list that it reads
  std::string profile{};          // verifier profile; empty if it verifies by its country's policy alone
};

// The ground truth of a call, which no party sees.
struct CallPlaced {
  CallId call{};
  Instant at{};
  CallKind kind = CallKind::legitimate;
  CountryCode from{}, to{};
  PartyId originating = no_party, terminating = no_party;
  TelephoneNumber calling{}, called{};
  std::uint64_t weight = 1;  // how many calls it stands for
};

// A message of the control plane on its way. The texts are literals: they outlive the recorder.
struct ControlExchange {
  Instant sent_at{};
  PartyId from = no_party, to = no_party;
  std::string_view interface{}, message{};
  std::uint64_t bytes = 0;
  Duration latency{0};  // until delivered
  bool delivered = true;
};

// An action of the timeline that took place, or an answer of callers. `action` is its name ("exclude"); most
// other members are those of About (sim/scenario/action.h).
struct TimelineEvent {
  Instant at{};
  std::string_view action{};
  std::string subject{};
  Duration lasts{0};
  std::vector<CountryCode> countries{};
  CountrySelector by{};
  std::string object{};
  TrustChange change = TrustChange::none;
  unsigned attack = 0;  // its number among the timeline's actions, from 1, if it is an attack
};

}  // namespace ishaken::sim
