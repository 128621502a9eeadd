// Suspicions about entries of the registry: people look at each, and in a while the entry is put back as its
// STI-PA registered it.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "models/base/human_delay.h"
#include "models/parties/party.h"

namespace ishaken::parties {

class RegistryDisputes {
 public:
  // `culprit`: the organization of a rogue STI-CA; empty if none was named.
  using Restore = std::function<void(CountryCode country, const std::string& culprit, Act& act)>;
  RegistryDisputes(HumanDelay decision, Restore restore)
      : decision_(decision), restore_(std::move(restore)) {}

  // Has an entry looked at, unless it is already; of all countries, if none is named.
  void suspect(CountryCode country, std::string how, Act& act);
  // The same, with what was found out about it by others than the registry.
  void found(const messages::AttackFound& attack, Act& act);

 private:
  void settle(CountryCode country, Act& act);

  HumanDelay decision_;
  Restore restore_;
  std::map<CountryCode, std::string> suspected_;  // with the culprit, if one was named
  std::map<CountryCode, unsigned> disputes_;      // so far
};

}  // namespace ishaken::parties
