// Another version of the registry for some of its readers: its contents with a forged entry in place of the
// genuine one, signed with the registry's stolen key, and with a branch of its log that fits.
#pragma once

#include <map>
#include <string>

#include "models/parties/adversary/rogue_entries.h"
#include "models/trust/registry_log.h"

namespace ishaken::parties {

class Equivocation {
 public:
  Equivocation(RogueEntries& entries, const ForgingKeys& keys, const Shared& shared)
      : entries_(entries), keys_(keys), shared_(shared) {}

  // Forges the entry that readers will get.
  void begin(const messages::StandOnLink& order, Act& act);
  void passes(const messages::StandOnLink& order, messages::Message& message);

 private:
  // Returns the genuine contents with the forged entry in place of the country's.
  messages::SharedText forged(const trust::RegistrySnapshot& genuine, CountryCode country,
                              const std::string& entry);

  RogueEntries& entries_;
  const ForgingKeys& keys_;
  const Shared& shared_;
  std::map<unsigned, std::string> forged_entries_;  // by attack
  trust::RegistryLog fork_;                         // of the registry's log
};

}  // namespace ishaken::parties
