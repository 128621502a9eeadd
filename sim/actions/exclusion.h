// The common part of the actions `exclude` and `readmit`.
#pragma once

#include "sim/actions/stage.h"

namespace ishaken::sim {

// Has the STI-GAs of the selected countries decide whether another country is excluded from their lists.
inline void decide_exclusion(Stage& stage, CountryCode subject, const CountrySelector& by, bool excluded) {
  for (const auto& [code, country] : stage.scenario().countries)
    if (country.shaken && code != subject && by.selects(code))
      stage.tell(stage.directory().governance(code), messages::DecideExclusion{subject, excluded});
}

}  // namespace ishaken::sim
