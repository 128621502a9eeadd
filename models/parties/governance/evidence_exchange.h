// The exchange of evidence between STI-GAs. Each shares the evidence that its own providers report
// (ATIS-1000091 clause 4.5 leaves the form open).
#pragma once

#include <utility>
#include <vector>

#include "models/parties/governance/governance_body.h"

namespace ishaken::parties {

// False evidence given on purpose: the countries that an STI-GA bad-mouths, and the share of their clean
// calls that it reports as complained of.
struct BadMouthing {
  std::vector<CountryCode> countries{};
  double share = 0;
};

class EvidenceExchange {
 public:
  EvidenceExchange(GovernanceBody& body, BadMouthing bad_mouthing)
      : body_(body), bad_mouthing_(std::move(bad_mouthing)) {}

  void add(const std::vector<reputation::Row>& rows);
  // Sends the rows added since the last time to the STI-GAs of those countries.
  void share(const std::vector<CountryCode>& with, Act& act);

 private:
  void deny_clean_calls(std::vector<reputation::Row>& rows) const;

  GovernanceBody& body_;
  BadMouthing bad_mouthing_;
  std::vector<reputation::Row> unshared_;
};

}  // namespace ishaken::parties
