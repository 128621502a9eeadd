// The adversary's changes to the registry: an entry whose list has an STI-CA of its own, or the removal of an
// entry. If it holds the STI-PA's key, it signs under the STI-PA's root. If not, it signs under a root of its
// own, and the entry is ordered in the name of the operators whose accounts it holds; without accounts it
// registers, which works only for a country without a valid entry.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "models/messages/attack.h"
#include "models/parties/adversary/forging_keys.h"
#include "models/parties/adversary/rogue_pa.h"
#include "models/trust/registry_entry.h"

namespace ishaken::parties {

class RogueEntries {
 public:
  struct Config {
    std::string path;  // of the adversary
    std::string host;
    pki::PublicKey registry_root;
  };
  RogueEntries(Config config, const RoguePa& pa, ForgingKeys& keys, const Shared& shared)
      : config_(std::move(config)), pa_(pa), keys_(keys), shared_(shared) {}

  void insert(const messages::InsertRogueCa& order, Act& act);
  void remove(const messages::RemoveEntry& order, Act& act);

  // Reads the registry and forges a country's entry, passes the entry to `use`, and then makes a leaf under
  // it. `by_stolen_key` tells that the entry is under the genuine root of the country's STI-PA.
  using Use = std::function<void(const std::string& entry, bool by_stolen_key, Act& act)>;
  void forge(unsigned attack, CountryCode country, Act& act, Use use);

  // Returns the newest contents of the registry that the adversary saw; null if it saw none.
  std::shared_ptr<const trust::RegistrySnapshot> newest() const;
  void saw(messages::SharedText contents) { contents_ = std::move(contents); }

 private:
  std::shared_ptr<const trust::RegistryEntry> genuine(CountryCode country,
                                                      const trust::RegistrySnapshot& registry) const;
  void forge_in(const trust::RegistrySnapshot& registry, unsigned attack, CountryCode country, Act& act,
                const Use& use);
  // Orders a change in the name of the operators whose accounts it holds.
  void order(CountryCode country, const pki::Json& claims, Act& act);

  Config config_;
  const RoguePa& pa_;
  ForgingKeys& keys_;
  const Shared& shared_;
  messages::SharedText contents_;
};

}  // namespace ishaken::parties
