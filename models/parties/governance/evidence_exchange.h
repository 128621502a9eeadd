// Evidence that providers report, on its way to the STI-GAs of other countries (ATIS-1000091 clause 4.5
// leaves the form open).
#pragma once

#include <utility>
#include <vector>

#include "models/parties/governance/governance_body.h"

namespace ishaken::parties {

// Evidence that is false on purpose: countries that an STI-GA speaks ill of, and the share of their clean
// calls that it then denies.
struct BadMouthing {
  std::vector<CountryCode> countries{};
  double share = 0;
};

class EvidenceExchange {
 public:
  EvidenceExchange(GovernanceBody& body, BadMouthing bad_mouthing)
      : body_(body), bad_mouthing_(std::move(bad_mouthing)) {}

  void add(const std::vector<reputation::Row>& rows);
  // Sends what came since the last time to the STI-GAs of those countries.
  void share(const std::vector<CountryCode>& with, Act& act);

 private:
  void deny_clean_calls(std::vector<reputation::Row>& rows) const;

  GovernanceBody& body_;
  BadMouthing bad_mouthing_;
  std::vector<reputation::Row> unshared_;
};

}  // namespace ishaken::parties
