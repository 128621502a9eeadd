#include "models/parties/governance/evidence_exchange.h"

#include <algorithm>

namespace ishaken::parties {

void EvidenceExchange::add(const std::vector<reputation::Row>& rows) {
  unshared_.insert(unshared_.end(), rows.begin(), rows.end());
}

void EvidenceExchange::share(const std::vector<CountryCode>& with, Act& act) {
  std::vector<reputation::Row> rows = std::exchange(unshared_, {});
  if (rows.empty()) return;
  deny_clean_calls(rows);
  for (const CountryCode other : with) {
    const PartyId there = body_.directory.governance(other);
    if (there != no_party && other != body_.country)
      act.send(there, messages::SharedEvidence{body_.country, rows});
  }
}

void EvidenceExchange::deny_clean_calls(std::vector<reputation::Row>& rows) const {
  for (reputation::Row& row : rows) {
    if (std::ranges::find(bad_mouthing_.countries, row.source.anchor) == bad_mouthing_.countries.end())
      continue;
    const double denied = bad_mouthing_.share * row.tally.clean;
    row.tally.clean -= denied;
    row.tally.complained += denied;
  }
}

}  // namespace ishaken::parties
