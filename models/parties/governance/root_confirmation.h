// The confirmation of STI-PAs' roots between STI-GAs, outside of the registry, so that a registry whose key
// was stolen cannot substitute another root.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "models/parties/governance/governance_body.h"

namespace ishaken::parties {

class RootConfirmation {
 public:
  // Answers others with `own`, the root of the country's own STI-PA, PEM.
  RootConfirmation(GovernanceBody& body, std::string own) : body_(body), own_(std::move(own)) {}

  // Asks the STI-GA of each of these countries once, and passes its answer to the STI-PA.
  void confirm(const std::vector<trust::Candidate>& countries, Act& act);
  void asked(const messages::RootRequest& request, const messages::Envelope& envelope, Act& act);

 private:
  GovernanceBody& body_;
  std::string own_;
  std::set<CountryCode> asked_;
};

}  // namespace ishaken::parties
