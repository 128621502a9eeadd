// The suspicions about registry entries. People examine each, and some time later the entry that the STI-PA
// registered is restored.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "models/base/human_delay.h"
#include "models/parties/party.h"

namespace ishaken::parties {

class RegistryDisputes {
 public:
  // Restores an entry. `culprit` is the organization of a rogue STI-CA; empty if none was named.
  using Restore = std::function<void(CountryCode country, const std::string& culprit, Act& act)>;
  RegistryDisputes(HumanDelay decision, Restore restore)
      : decision_(decision), restore_(std::move(restore)) {}

  // Has an entry examined, unless it is being examined already; all entries if no country is named.
  void suspect(CountryCode country, std::string how, Act& act);
  // Does the same, with the findings of others than the registry.
  void found(const messages::AttackFound& attack, Act& act);

 private:
  void settle(CountryCode country, Act& act);

  HumanDelay decision_;
  Restore restore_;
  std::map<CountryCode, std::string> suspected_;  // with the culprit, if one was named
  std::map<CountryCode, unsigned> disputes_;      // the number so far
};

}  // namespace ishaken::parties
