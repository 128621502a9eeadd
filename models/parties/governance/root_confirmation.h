// Roots of STI-PAs as their STI-GAs confirm them to one another, by whatever way the two have always spoken:
// so that a registry whose key was stolen cannot put another root in their place.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "models/parties/governance/governance_body.h"

namespace ishaken::parties {

class RootConfirmation {
 public:
  // `own`: the root of the own STI-PA, PEM.
  RootConfirmation(GovernanceBody& body, std::string own) : body_(body), own_(std::move(own)) {}

  // Asks the STI-GA of each of these countries that was not asked before, and tells the STI-PA what it says.
  void confirm(const std::vector<trust::Candidate>& countries, Act& act);
  void asked(const messages::RootRequest& request, const messages::Envelope& envelope, Act& act);

 private:
  GovernanceBody& body_;
  std::string own_;
  std::set<CountryCode> asked_;
};

}  // namespace ishaken::parties
