// The registry's entries as the adversary would have them: with an STI-CA of its own in a country's list, or
// without the country. It signs under the STI-PA's own root if it holds its key; else under a root of its
// own, by order of operators if it has their accounts, or simply as the first to come.
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

  // Reads the registry and forges a country's entry; `use` takes it to where it can be believed, and then the
  // adversary has a leaf under it. `by_stolen_key`: the entry is under the country's own STI-PA root.
  using Use = std::function<void(const std::string& entry, bool by_stolen_key, Act& act)>;
  void forge(unsigned attack, CountryCode country, Act& act, Use use);

  // Returns the newest contents of the registry that it saw; null if it saw none.
  std::shared_ptr<const trust::RegistrySnapshot> newest() const;
  void saw(messages::SharedText contents) { contents_ = std::move(contents); }

 private:
  std::shared_ptr<const trust::RegistryEntry> genuine(CountryCode country,
                                                      const trust::RegistrySnapshot& registry) const;
  void forge_in(const trust::RegistrySnapshot& registry, unsigned attack, CountryCode country, Act& act,
                const Use& use);
  // Has the operators whose accounts it holds order a change.
  void order(CountryCode country, const pki::Json& claims, Act& act);

  Config config_;
  const RoguePa& pa_;
  ForgingKeys& keys_;
  const Shared& shared_;
  messages::SharedText contents_;
};

}  // namespace ishaken::parties
